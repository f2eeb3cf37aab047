//! Commands that people paste.

/// A word of a command as a shell takes it for one word, whoever chose it: what a shell could take for more stands in single
/// quotes, and what it could take for an option begins with `./`.
#[must_use]
pub fn quoted(word: &str) -> String {
    let word = if word.starts_with('-') { format!("./{word}") } else { word.to_owned() };
    let is_plain = |c: char| c.is_alphanumeric() || "/._-+:@".contains(c) || (cfg!(windows) && c == '\\');
    if !word.is_empty() && word.chars().all(is_plain) {
        return word;
    }
    // PowerShell has single quotes too, and another way to write one within them.
    format!("'{}'", word.replace('\'', if cfg!(windows) { "''" } else { "'\\''" }))
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use super::*;

    #[test]
    fn a_shell_takes_every_word_for_one_and_for_no_option() {
        for (word, taken) in [
            ("/a/altinn-onboard.json", "/a/altinn-onboard.json"),
            ("x.json; touch PWNED #", "x.json; touch PWNED #"),
            ("$(id) `id` \\ \" * ? [a] {a,b} ~ ! & | < > ( )", "$(id) `id` \\ \" * ? [a] {a,b} ~ ! & | < > ( )"),
            ("Kari's mappe\nto", "Kari's mappe\nto"),
            ("~/a", "~/a"),
            ("-rf", "./-rf"),
            ("", ""),
        ] {
            let line = format!("printf %s {}", quoted(word));
            let out = std::process::Command::new("/bin/sh").args(["-c", &line]).output().unwrap();
            assert_eq!(String::from_utf8(out.stdout).unwrap(), taken, "{line}");
        }
        assert_eq!(quoted("/home/åse/a-b_c.xml"), "/home/åse/a-b_c.xml", "what needs no quotes has none");
    }
}
