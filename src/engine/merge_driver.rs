//! The line of `.gitattributes` that has Git ask this program to merge the state file.

use std::path::{Path, PathBuf};

use crate::world::files::Files;

/// The name of the driver, in Git's configuration and in `.gitattributes`.
pub const DRIVER: &str = "altinn-onboard";

/// What Git calls: the origin, our side, which takes the result, the other side, and the file's name, which Git quotes
/// (gitattributes(5), read 2026-12-01).
pub const COMMAND: &str = "altinn-onboard state merge %O %A %B %P";

/// The file with what Git is told of files, in their folder.
pub const ATTRIBUTES: &str = ".gitattributes";

/// The root of the work tree that a folder is in; Git marks it with `.git`, a folder or, in a linked tree, a file.
#[must_use]
pub fn work_tree(folder: &Path, files: &Files) -> Option<PathBuf> {
    let folder = files.true_place(folder);
    folder.ancestors().find(|folder| files.exists(&folder.join(".git"))).map(Path::to_path_buf)
}

/// The bytes of `.gitattributes` with our line for a file; nothing where it says so already. Everything else stays as it
/// stands. The last line about a file decides (gitattributes(5), read 2026-12-01).
#[must_use]
pub fn with_line(there: &[u8], name: &str) -> Option<Vec<u8>> {
    let pattern = pattern(name);
    let line = format!("{pattern} merge={DRIVER}");
    let of_file = |one: &&[u8]| {
        one.strip_prefix(pattern.as_bytes()).is_some_and(|rest| rest.starts_with(b" ") || rest.starts_with(b"\t"))
    };
    let lines = there.split(|byte| *byte == b'\n').map(<[u8]>::trim_ascii);
    let merges = |one: &&[u8]| one.split(u8::is_ascii_whitespace).any(is_about_merge);
    let last = lines.filter(of_file).rfind(merges);
    let is_ours = |one: &[u8]| {
        one.split(u8::is_ascii_whitespace).rfind(|word| is_about_merge(word))
            == Some(format!("merge={DRIVER}").as_bytes())
    };
    if last.is_some_and(is_ours) {
        return None;
    }
    let ending: &[u8] = if there.ends_with(b"\r\n") { b"\r\n" } else { b"\n" };
    let mut all = there.to_vec();
    if !all.is_empty() && !all.ends_with(b"\n") {
        all.extend(ending);
    }
    all.extend(line.as_bytes());
    all.extend(ending);
    Some(all)
}

/// Whether a word sets, unsets or resets what merges a file.
fn is_about_merge(word: &[u8]) -> bool {
    let bare = word.strip_prefix(b"-").or_else(|| word.strip_prefix(b"!")).unwrap_or(word);
    bare == b"merge" || bare.starts_with(b"merge=") || bare == b"binary"
}

/// The pattern that stands for a file of exactly this name in the folder of `.gitattributes`.
fn pattern(name: &str) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "._-".contains(c);
    if !name.is_empty() && name.chars().all(is_plain) && !name.starts_with('-') {
        return format!("/{name}");
    }
    let mut quoted = String::from("\"/");
    for c in name.chars() {
        match c {
            // What stands for others in a pattern, behind a backslash, which is itself behind one within quotes.
            '*' | '?' | '[' | ']' => quoted.extend(['\\', '\\', c]),
            '\\' => quoted.push_str("\\\\\\\\"),
            '"' => quoted.push_str("\\\""),
            other => quoted.push(other),
        }
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(there: &str) -> Option<String> {
        with_line(there.as_bytes(), "altinn-onboard.json").map(|bytes| String::from_utf8(bytes).unwrap())
    }

    #[test]
    fn the_line_is_added_once_and_everything_else_stays() {
        const LINE: &str = "/altinn-onboard.json merge=altinn-onboard\n";
        for (there, then) in [
            ("", Some(LINE.to_owned())),
            (LINE, None),
            ("*.xml text", Some(format!("*.xml text\n{LINE}"))),
            ("# merge\n\n", Some(format!("# merge\n\n{LINE}"))),
            ("a text\r\n", Some(format!("a text\r\n{}", LINE.replace('\n', "\r\n")))),
            ("/altinn-onboard.json text eol=lf merge=altinn-onboard\n", None),
            ("/altinn-onboard.json\tmerge=altinn-onboard\r\n", None),
            (
                "/altinn-onboard.json.bak merge=altinn-onboard\n",
                Some(format!("/altinn-onboard.json.bak merge=altinn-onboard\n{LINE}")),
            ),
        ] {
            assert_eq!(with(there), then, "{there:?}");
        }
        // A later line decides.
        for other in ["-merge", "merge=union", "!merge", "binary"] {
            let there = format!("{LINE}/altinn-onboard.json {other}\n");
            assert_eq!(with(&there), Some(format!("{there}{LINE}")), "{other}");
        }
        assert_eq!(with_line(b"\xff text\n", "a.json").unwrap(), b"\xff text\n/a.json merge=altinn-onboard\n");
    }

    #[test]
    fn a_name_that_is_a_pattern_stands_for_itself() {
        assert_eq!(pattern("a b.json"), "\"/a b.json\"");
        assert_eq!(pattern("a*[1].json"), r#""/a\\*\\[1\\].json""#);
        assert_eq!(pattern("æ\"\\.json"), r#""/æ\"\\\\.json""#);
    }
}
