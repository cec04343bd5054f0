"""Table in, Plotly figure out. Nothing here counts; `theme.py` alone knows colours."""
