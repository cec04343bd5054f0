"""Illustrative data: three districts of real communes, five years of invented reports in Excel."""
