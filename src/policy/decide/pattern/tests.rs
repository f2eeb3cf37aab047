//! Patterns that the two kinds read differently, and those that only one of them reads.

use super::*;

#[test]
fn patterns_mean_what_they_mean_to_dotnet() {
    for (pattern, text, found) in [
        ("b", "abc", true),
        ("^[0-9]+$", "12345", true),
        ("^[0-9]+$", "12a45", false),
        // The end is also before a last line break.
        ("^[0-9]+$", "123\n", true),
        ("^[0-9]+$", "123\n\n", false),
        (r"^a\Z", "a\n", true),
        (r"^a\z", "a\n", false),
        ("^(dagl|lede)$", "lede", true),
        ("^(a$|b$)", "a\n", true),
        // Signs that are only signs to .NET.
        ("^a{b}$", "a{b}", true),
        ("^a{,3}$", "a{,3}", true),
        ("^a{2,3}$", "aaa", true),
        (r"^\<a\>$", "<a>", true),
        ("^[a&&b]+$", "a&b", true),
        ("^[a~~b]+$", "~", true),
        ("^[a[b]$", "[", true),
        ("^[]a]+$", "a]", true),
        ("^[a-]+$", "-a", true),
        (r"^[\w-.]+$", "ttd-a.b", true),
        (r"^[\d-x]+$", "1-x", true),
        // Letters and digits of other scripts.
        (r"^\w+$", "ærlig_ø", true),
        (r"^\d$", "٣", true),
        (r"^\W$", "-", true),
        (r"^[\W]$", "a", false),
        (r"^\p{Lu}\p{Ll}+$", "Ås", true),
        (r"^\P{L}$", "1", true),
        (r"^\x41\u00e5\t$", "Aå\t", true),
        (r"^\0\012$", "\0\n", true),
        (r"^\cA$", "\u{1}", true),
        (r"^[\b]$", "\u{8}", true),
        ("(?i)^DAGL$", "dagl", true),
        ("(?i:D)agl", "dagl", true),
        ("(?i:D)AGL", "dagl", false),
        ("^(?i)(a(?-i)b|c)D$", "Acd", false),
        ("^(?i)(a(?-i)b|c)D$", "Abd", true),
        ("^(?i)(a(?-i)b|c)D$", "ABd", false),
        ("(?i)^[a-fø]+$", "ABEØ", true),
        ("(?i)^[^a-f]$", "B", false),
        (r"(?i)^\x41\u00e5ΣK$", "aÅς\u{212A}", false),
        (r"(?i)^\x41\u00e5ΣK$", "aÅσ\u{212A}", true),
        (r"(?i)^\w\d\W$", "Ø1-", true),
        ("(?is-i)^a.B$", "a\nB", true),
        ("(?is-i)^a.B$", "a\nb", false),
        ("(?n)(a)(?<navn>b)(?'to'c)(?#om)", "abc", true),
        ("^a.c$", "a\nc", false),
        ("(?s)^a.c$", "a\nc", true),
        ("^a+?b??$", "aab", true),
        ("", "", true),
        ("()", "", true),
    ] {
        assert_eq!(is_match(pattern, text), Ok(found), "{pattern} {text:?}");
    }
}

#[test]
fn what_dotnet_refuses_is_refused() {
    for pattern in [
        "(",
        ")",
        "a)",
        "[",
        "[]",
        "[a",
        "*",
        "a|*",
        "(+)",
        "a**",
        "a*+",
        "a{2}{3}",
        "a{3,2}",
        "[z-a]",
        r"[a-\d]",
        r"\",
        r"\y",
        r"\_",
        r"\xg1",
        r"\u12",
        r"\p",
        r"\p{Greek}",
        r"\p{L",
        "(?P<n>a)",
        "(?<>a)",
        "(?<n",
        "(?u)a",
        "(?#",
        r"\c1",
        "a{99999999999}",
    ] {
        assert_eq!(is_match(pattern, "a"), Err(PatternFault::Refused), "{pattern}");
    }
}

#[test]
fn what_cannot_be_told_here_is_no_refusal() {
    for pattern in [
        "(?=a)",
        "(?!a)",
        "(?<=a)",
        "(?<!a)",
        "(?>a)",
        "(?(a)b|c)",
        r"(a)\1",
        r"\k<n>",
        r"\Ga",
        "(?m)^a$",
        "(?x)a",
        "[a-z-[aeiou]]",
        "[[:alpha:]]",
        r"\p{IsGreek}",
        r"\ud83d",
        "a$b",
        "(a$|b)c",
        "a$*",
        "(?<a-b>c)",
        // What becomes of a category was not read.
        r"(?i)\p{Lu}",
        r"(?i)[\P{Lu}]",
        "😀",
    ] {
        assert_eq!(is_match(pattern, "a"), Err(PatternFault::Unknown), "{pattern}");
    }
    assert_eq!(is_match("^.$", "😀"), Err(PatternFault::Unknown), "two characters to .NET");
}
