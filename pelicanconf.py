"""The sample newsroom's settings; every other one has a default (docs/reference/settings.md)."""

SITENAME = "Prairie Lantern Newsroom"
SITEURL = "https://newsroom.example.org"
TIMEZONE = "America/Edmonton"
PLUGINS = ["pressroom"]

PRESSROOM_LANGUAGES = ["en", "fr", "ar", "pa", "zh-Hans"]
PRESSROOM_BRAND = "#0f4c5c"
PRESSROOM_ACCENT = "#9a4a10"
PRESSROOM_LOGO = "media/logos/prairie-lantern.svg"
PRESSROOM_LOGO_DARK = "media/logos/prairie-lantern-dark.svg"
PRESSROOM_ZONES = ["America/Toronto"]
PRESSROOM_USAGE_TERMS = "Free for editorial use with credit."
