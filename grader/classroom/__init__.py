"""A class: find the submissions, grade them over an executor, store, resume, export, count.

Nothing here prints, and nothing here runs a line of a submission: that happens in workers, behind
the stations (`station`) that the driver keeps busy.
"""
