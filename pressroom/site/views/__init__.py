"""What templates see: plain frozen values, text ready to print, every address resolved.

These classes are the documented template contract. `Markup` is safe HTML; every `str` is escaped by
the template. Dates are datetimes; filters (`longdate`, `datetime`, …) turn them into words.
"""
