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
PRESSROOM_USAGE_TERMS = {
    "en": "Free for editorial use with credit.",
    "fr": "Libre pour usage éditorial, avec mention de la source.",
    "ar": "يُسمح بالاستخدام التحريري مجانًا مع ذكر المصدر.",
    "pa": "ਸਰੋਤ ਦਾ ਨਾਂ ਦੇ ਕੇ ਪੱਤਰਕਾਰੀ ਲਈ ਮੁਫ਼ਤ ਵਰਤੋਂ।",
    "zh-Hans": "注明来源即可免费用于新闻报道。",
}

PRESSROOM_EMAIL_LIST = {
    "provider": "Chinook Lists",
    "url": "https://lists.example.org/prairie-lantern",
    "privacy": {
        "en": "Chinook Lists is in Calgary, keeps your address until you leave, and gives it to nobody.",
        "fr": "Chinook Lists est à Calgary, garde votre adresse jusqu’à votre départ et ne la donne à personne.",
        "ar": "مقر Chinook Lists في كالغاري، وهي تحتفظ بعنوانك إلى أن تلغي اشتراكك ولا تعطيه لأحد.",
        "pa": "Chinook Lists ਕੈਲਗਰੀ ਵਿੱਚ ਹੈ, ਤੁਹਾਡਾ ਪਤਾ ਤੁਹਾਡੇ ਛੱਡਣ ਤੱਕ ਰੱਖਦੀ ਹੈ, ਅਤੇ ਕਿਸੇ ਨੂੰ ਨਹੀਂ ਦਿੰਦੀ।",
        "zh-Hans": "Chinook Lists 位于卡尔加里，在您退订之前保留您的邮箱地址，不提供给任何人。",
    },
}

PRESSROOM_NEWSML = True
