"""What was counted, told as slides: a course in, sentences, figures and tables out.

Screens, papers and the command line tell a meeting the same slides.
"""
