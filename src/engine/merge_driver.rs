//! The line of `.gitattributes` that has Git ask this program to merge the state file.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use crate::world::files::Files;

/// The name of the driver, in Git's configuration and in `.gitattributes`.
pub const DRIVER: &str = "altinn-onboard";

/// What Git calls: the origin, our side, which takes the result, the other side, and the file's name, which Git quotes
/// (gitattributes(5), read 2026-12-01).
pub const COMMAND: &str = "altinn-onboard state merge %O %A %B %P";

/// The file with what Git is told of files, in their folder.
pub const ATTRIBUTES: &str = ".gitattributes";

/// What marks a work tree.
const GIT: &str = ".git";

/// Longer than the one line that leads from a linked work tree to its repository.
const LONGEST_LINK: u64 = 64 * 1024;

/// The root of the work tree that a folder is in; Git marks it with `.git`, a folder or, in a linked tree, a file.
#[must_use]
pub fn work_tree(folder: &Path, files: &Files) -> Option<PathBuf> {
    let folder = files.true_place(folder);
    // What lies in Git's own folder is no part of any work tree.
    if folder.ancestors().any(|above| above.file_name() == Some(OsStr::new(GIT))) {
        return None;
    }
    folder.ancestors().find(|folder| is_repository(&folder.join(GIT), files)).map(Path::to_path_buf)
}

/// Whether what is called so is a repository: a folder with a head, or a file that leads to one.
fn is_repository(path: &Path, files: &Files) -> bool {
    let leads = || files.read(path, LONGEST_LINK).is_ok_and(|bytes| bytes.starts_with(b"gitdir: "));
    files.exists(&path.join("HEAD")) || leads()
}

/// The bytes of `.gitattributes` with our line for a file; nothing where it says so already. Everything else stays as it
/// stands. The last line that fits a file decides (gitattributes(5), read 2026-12-01); which patterns fit it, only Git
/// says: whatever else is told of merging below our line may be meant, and ours is written again behind it.
#[must_use]
pub fn with_line(there: &[u8], name: &OsStr) -> Option<Vec<u8>> {
    let pattern = pattern(name);
    let line = format!("{pattern} merge={DRIVER}");
    let lines = there.split(|byte| *byte == b'\n').map(<[u8]>::trim_ascii);
    let mut about_merge = lines.filter(|one| !one.starts_with(b"#") && words(one).any(is_about_merge));
    let is_ours = |one: &[u8]| {
        let of_file =
            one.strip_prefix(pattern.as_bytes()).is_some_and(|rest| rest.starts_with(b" ") || rest.starts_with(b"\t"));
        of_file && words(one).rfind(|word| is_about_merge(word)) == Some(format!("merge={DRIVER}").as_bytes())
    };
    if about_merge.next_back().is_some_and(is_ours) {
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

fn words(line: &[u8]) -> impl DoubleEndedIterator<Item = &[u8]> {
    line.split(u8::is_ascii_whitespace)
}

/// Whether a word sets, unsets or resets what merges a file.
fn is_about_merge(word: &[u8]) -> bool {
    let bare = word.strip_prefix(b"-").or_else(|| word.strip_prefix(b"!")).unwrap_or(word);
    bare == b"merge" || bare.starts_with(b"merge=") || bare == b"binary"
}

/// The pattern that stands for a file of exactly this name in the folder of `.gitattributes`.
fn pattern(name: &OsStr) -> String {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"._-".contains(&byte);
    let bytes = name.as_encoded_bytes();
    if !bytes.is_empty() && bytes.iter().copied().all(is_plain) && !bytes.starts_with(b"-") {
        return format!("/{}", name.to_string_lossy());
    }
    let mut quoted = String::from("\"/");
    // In quotes Git reads any byte by its number: a line break in a name would end the line.
    let numbered = |byte: &u8| format!("\\{byte:03o}");
    for part in bytes.utf8_chunks() {
        for c in part.valid().chars() {
            if c.is_control() {
                quoted.extend(c.to_string().as_bytes().iter().map(numbered));
            } else {
                quote(c, &mut quoted);
            }
        }
        quoted.extend(part.invalid().iter().map(numbered));
    }
    quoted.push('"');
    quoted
}

fn quote(c: char, quoted: &mut String) {
    match c {
        // What stands for others in a pattern, behind a backslash, which is itself behind one within quotes.
        '*' | '?' | '[' | ']' => quoted.extend(['\\', '\\', c]),
        '\\' => quoted.push_str("\\\\\\\\"),
        '"' => quoted.push_str("\\\""),
        other => quoted.push(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(there: &str) -> Option<String> {
        with_line(there.as_bytes(), OsStr::new("altinn-onboard.json")).map(|bytes| String::from_utf8(bytes).unwrap())
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
        // So does one that another pattern has, when it fits the file.
        for other in ["*.json -merge", "altinn-onboard.json merge=union", "* binary"] {
            let there = format!("{LINE}{other}\n");
            assert_eq!(with(&there), Some(format!("{there}{LINE}")), "{other}");
            assert_eq!(with(&format!("{other}\n{LINE}# -merge\n")), None, "{other}");
        }
        assert_eq!(
            with_line(b"\xff text\n", OsStr::new("a.json")).unwrap(),
            b"\xff text\n/a.json merge=altinn-onboard\n"
        );
    }

    #[test]
    fn a_work_tree_is_what_has_a_repository_and_never_git_s_own_folder() {
        let (folder, files) = (tempfile::tempdir().unwrap(), Files::real());
        let root = files.true_place(folder.path());
        let below = root.join("a/b");
        std::fs::create_dir_all(&below).unwrap();
        std::fs::create_dir(root.join(GIT)).unwrap();
        assert!(work_tree(&below, &files).is_none_or(|found| found != root), "a folder of that name");
        std::fs::write(root.join(GIT).join("HEAD"), "ref: refs/heads/main").unwrap();
        assert_eq!(work_tree(&below, &files), Some(root.clone()));
        assert_eq!(work_tree(&root.join(GIT), &files), None);
        // A linked work tree is marked by a file.
        std::fs::write(root.join("a").join(GIT), "gitdir: ../.git/worktrees/a").unwrap();
        assert_eq!(work_tree(&below, &files), Some(root.join("a")));
    }

    #[test]
    fn a_name_that_is_a_pattern_stands_for_itself() {
        let pattern = |name: &str| pattern(OsStr::new(name));
        assert_eq!(pattern("a b.json"), "\"/a b.json\"");
        assert_eq!(pattern("a\n* merge=x.json"), "\"/a\\012\\\\* merge=x.json\"");
        assert_eq!(pattern("a*[1].json"), r#""/a\\*\\[1\\].json""#);
        assert_eq!(pattern("æ\"\\.json"), r#""/æ\"\\\\.json""#);
    }
}
