"""The contest folder and the juror's desk on disk: the only room that speaks SQL.

``contest`` and ``desk`` hold one subject per module; the modules beside them are what both stand on. Rows never
leave this room: everyone else holds frozen values.
"""
