//! Who can reach what belongs to the key store: this user and nobody else. Windows keeps others out of a user's folders by
//! rights that are inherited; there is nothing to look at.

use std::fs::Metadata;
use std::path::Path;

use super::fault::{Closed, KeyFault};

/// Looks at the folder of keys and the data folder above it, as far as they are there.
pub(super) fn check_folders(folder: &Path) -> Result<(), KeyFault> {
    for (path, wanted) in [(Some(folder), Closed::Folder), (folder.parent(), Closed::Above)] {
        if let Some(path) = path
            && let Ok(about) = path.metadata()
        {
            check(&about, path, wanted)?;
        }
    }
    Ok(())
}

/// Refuses what others can reach, or what another user owns: he can give himself every right to it.
#[cfg(unix)]
pub(super) fn check(about: &Metadata, path: &Path, wanted: Closed) -> Result<(), KeyFault> {
    use std::os::unix::fs::MetadataExt as _;
    if is_foreign(about.uid(), rustix::process::geteuid().as_raw()) {
        return Err(KeyFault::OfAnother(path.to_owned()));
    }
    if about.mode() & wanted.forbidden() != 0 {
        return Err(KeyFault::OpenToOthers { path: path.to_owned(), wanted });
    }
    Ok(())
}

/// Whether an owner is neither this user nor the administrator, who reaches everything. The administrator himself may work
/// with another's keys.
#[cfg(unix)]
pub(in crate::world) const fn is_foreign(owner: u32, us: u32) -> bool {
    us != 0 && owner != us && owner != 0
}

/// As on unix, where there is something to look at.
#[cfg(not(unix))]
pub(super) fn check(_: &Metadata, _: &Path, _: Closed) -> Result<(), KeyFault> {
    Ok(())
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use super::*;
    use crate::domain::Language;
    use std::os::unix::fs::PermissionsExt as _;

    #[test]
    fn only_this_user_and_the_administrator_may_own_keys() {
        let table = [(1000, 1000, false), (0, 1000, false), (1001, 1000, true), (1000, 0, false)];
        for (owner, us, foreign) in table {
            assert_eq!(is_foreign(owner, us), foreign, "{owner} {us}");
        }
    }

    #[test]
    fn what_others_can_reach_is_refused_with_the_command_that_closes_it() {
        let root = tempfile::tempdir().unwrap();
        let keys = root.path().join("my data/keys");
        std::fs::create_dir_all(&keys).unwrap();
        let data = keys.parent().unwrap();
        let set = |path: &Path, mode| std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).unwrap();
        for (of_data, of_keys, closing) in [
            (0o755, 0o700, None),
            (0o700, 0o500, None),
            (0o700, 0o701, Some(("KEY-FOLDER-OPEN-TO-OTHERS", "chmod 700 '", "/keys'"))),
            (0o700, 0o750, Some(("KEY-FOLDER-OPEN-TO-OTHERS", "chmod 700 '", "/keys'"))),
            (0o775, 0o700, Some(("KEY-FOLDER-OPEN-TO-OTHERS", "chmod go-w '", "/my data'"))),
            (0o777, 0o700, Some(("KEY-FOLDER-OPEN-TO-OTHERS", "chmod go-w '", "/my data'"))),
        ] {
            set(data, of_data);
            set(&keys, of_keys);
            let found = check_folders(&keys).err().map(|fault| fault.finding());
            let next = found.as_ref().and_then(|finding| finding.next.clone()).map(|next| next.render(Language::En));
            match closing {
                None => assert_eq!(found, None, "{of_data:o} {of_keys:o}"),
                Some((code, begins, ends)) => {
                    let next = next.unwrap_or_default();
                    assert_eq!(found.map(|finding| finding.code.id), Some(code));
                    assert!(next.starts_with(begins) && next.ends_with(ends), "{next}");
                }
            }
        }
        assert!(check_folders(&root.path().join("not/there")).is_ok());
    }
}
