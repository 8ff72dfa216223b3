"""A hundred texts that officers may paste and that nothing may break on."""

KEPT = (
    # Markup, queries and commands
    "<b>bold</b> & <i>more</i>",
    "<img src=\"file:///etc/passwd\">",
    "<script>alert(1)</script>",
    "R&D <pilot>",
    "Ali <ali@example.com>",
    "&lt;b&gt; &#65; &amp;amp;",
    "'; DROP TABLE partner; --",
    "Robert'); DELETE FROM gift WHERE 1=1; --",
    "\" OR \"\"=\"",
    "x' UNION SELECT * FROM journal --",
    "{partner} {0.__class__.__mro__} %s %(name)s",
    "${jndi:ldap://localhost/a}",
    "$(rm -rf /) `id` | cat",
    "{{ 7 * 7 }} {% raw %}",
    "=HYPERLINK(\"http://example.com\")",
    "+1+cmd|' /C calc'!A0",
    "-2+3", "@SUM(A1:A9)", "＝1+1", "＠SUM(A1)",
    "../../../../etc/passwd",
    "C:\\Windows\\System32\\con.txt",
    "file:///C:/secret", "\\\\server\\share",
    "CON", "NUL", "aux.pdf", ".", "..", "a/b\\c:d*e?f\"g<h>i|j",
    "\\n \\t \\u0000 \\x00 %00 %0A",
    "null", "None", "true", "NaN", "-0", "1e400", "0x41", "[]", "{}", "[object Object]",
    "<!-- ", "]]>", "<?xml version=\"1.0\"?>", "<!DOCTYPE x [<!ENTITY y SYSTEM \"file:///\">]>",
    "a,b;c\"d\"", "key: value # comment", "--flag", "-o", "*", "%", "_", "?", "!", "^", "~",
    "(", ")", "\"", "'", "NEAR(a b)", "a AND NOT b OR c", "name:x", "\"unclosed",
    # Scripts, marks and directions
    "Süleyman Önder, Karayalçın, İstanbul, ıŞ",
    "الدار البيضاء", "اصفهان", "سعادة السيد / المحترم",
    "சென்னை மாநகராட்சி", "大阪市役所", "吉隆坡市政厅", "Αθήνα", "Łódź", "Đà Nẵng",
    "ශ්‍රී ලංකා", "नई दिल्ली", "กรุงเทพมหานคร", "ኢትዮጵያ", "가나다 각", "かな カナ ｶﾅ",
    "e\u0301 a\u030a n\u0303 \u1100\u1161\u11a8",
    "Z\u0335\u0301\u0327a\u0336\u0302l\u0334\u0300g\u0335o\u0300\u0301\u0302\u0303\u0304",
    "\u202eright to left\u202c", "\u2066isolate\u2069 \u200emark\u200f", "abc\u061cdef",
    "a\u200bb\u200cc\u200dd\u2060e", "soft\u00adhyphen", "no\u00a0break\u202fspace",
    "\ufeffmark first", "line\u2028separator\u2029here", "object \ufffc and \ufffd",
    "\uffff \ufdd0 non-characters", "\ue000 private use", "\U000e0041 tag", "\ufe0f\u20e3",
    "👩‍👩‍👧‍👦 🇲🇾 👍🏽 🏳️‍🌈", "𝕬𝖓𝖐𝖆𝖗𝖆 𝟙𝟚", "\U0001f600" * 20, "ﬁ ﬂ ½ ² ℡ ㏂",
    # Spaces and lengths
    "  outer space  ", "\u3000wide outer\u3000", "two  inner   spaces",
    "a" * 200, "大" * 200, "word " * 39 + "end",
)  # fmt: skip
"""Kept as pasted, after NFC and without outer space."""

LONG_ONLY = ("two\nlines", "a\ttab", "\n\nfirst\n\n\nlast", "b" * 5_000)
"""Kept where several lines are; refused in one line, or for their length."""

REFUSED = (
    "nul\x00", "bell\x07", "\x1b[31mred\x1b[0m", "back\x08space", "return\r\nfeed", "form\x0c",
    "c1 \x9b", "del \x7f", "next\x85line", "\ud800 high", "low \udfff", "\ud83d\udc00"[:1],
)  # fmt: skip
"""Refused at the field, wherever it is."""
