//! The user's profile: the contact persons that letters name, and where the user is notified. It lies in the user's config folder, never in the state,
//! which is shared.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::files::{FileFault, FileFaultKind, Files, Mode};
use super::process::Folders;
use crate::catalog::codes::files as codes;
use crate::domain::{Language, person};
use crate::finding::Finding;
use crate::text::{Message, reasons};

/// Far above what two persons take.
const LARGEST: u64 = 64 * 1024;

/// What the user tells of the people who write letters; it lies in the user's own folder, never in the state.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Profile {
    /// Who is asked about a letter.
    pub contact: Contact,
    /// Who is asked when that one is away.
    pub deputy: Contact,
    /// Where the user is notified, to try it.
    #[serde(skip_serializing_if = "OwnAddresses::is_empty")]
    pub own: OwnAddresses,
    /// What only single letters need, by id: who signs, a shared mailbox, an invoice address …
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub details: BTreeMap<String, String>,
}

/// A person at work. Empty fields are not known.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Contact {
    /// First and last name, as it stands under a letter.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// Mailbox at work.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub email: String,
    /// Phone at work.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub phone: String,
    /// What the person is: adviser, system owner …
    #[serde(skip_serializing_if = "String::is_empty")]
    pub role: String,
}

/// Where the user is notified. Empty fields are not known.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct OwnAddresses {
    /// Own mailbox.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub email: String,
    /// Own mobile.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub phone: String,
}

impl OwnAddresses {
    fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

impl Contact {
    fn part(&self, what: &str) -> Option<&str> {
        Some(match what {
            "name" => &self.name,
            "email" => &self.email,
            "phone" => &self.phone,
            "role" => &self.role,
            _ => return None,
        })
    }

    fn part_mut(&mut self, what: &str) -> Option<&mut String> {
        Some(match what {
            "name" => &mut self.name,
            "email" => &mut self.email,
            "phone" => &mut self.phone,
            "role" => &mut self.role,
            _ => return None,
        })
    }
}

/// Why a profile cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ProfileFault {
    /// Not TOML, or with fields that no profile has.
    #[error("`{}`: {}", path.display(), reason.render(Language::En))]
    Broken {
        /// The file.
        path: PathBuf,
        /// What the reader said.
        reason: Message,
    },
    /// A national identity number stands in it. The number is not repeated.
    #[error("`{}` holds a national identity number in `{field}`", path.display())]
    PersonNumber {
        /// The file.
        path: PathBuf,
        /// The key in the file, such as `contact.name`.
        field: &'static str,
    },
    /// The file system refused.
    #[error(transparent)]
    File(#[from] FileFault),
}

impl Profile {
    /// Where the profile lies.
    #[must_use]
    pub fn path(folders: &Folders) -> PathBuf {
        folders.config.join("profile.toml")
    }

    /// Loads the profile; one that is not there is empty.
    ///
    /// # Errors
    /// Why it cannot be used.
    pub fn load(path: &Path, files: &Files) -> Result<Self, ProfileFault> {
        let content = match files.read_found_text(path, LARGEST) {
            Err(fault) if fault.kind == FileFaultKind::NotFound => return Ok(Self::default()),
            other => other?,
        };
        let profile: Self = toml::from_str(&content).map_err(|error| {
            // Only the reader's own words: the line that it points at may hold what nobody should see.
            ProfileFault::Broken { path: path.to_path_buf(), reason: reasons::of_toml_at(&error, &content) }
        })?;
        profile.check(path)?;
        Ok(profile)
    }

    /// Saves the profile, for the user alone.
    ///
    /// # Errors
    /// It holds a national identity number, or cannot be written.
    pub fn save(&self, path: &Path, files: &Files) -> Result<(), ProfileFault> {
        self.check(path)?;
        let content = toml::to_string(self).map_err(|error| ProfileFault::Broken {
            path: path.to_path_buf(),
            reason: reasons::said(&error.to_string()),
        })?;
        if let Some(folder) = path.parent() {
            files.create_folder(folder, Mode::Private)?;
        }
        // It is read through a link, as people keep their settings elsewhere, and so it is saved through it.
        Ok(files.write(&files.true_place(path), content.as_bytes(), Mode::Private)?)
    }

    fn check(&self, path: &Path) -> Result<(), ProfileFault> {
        match self.fields().into_iter().find(|(_, value)| person::is_in(value)) {
            Some((field, _)) => Err(ProfileFault::PersonNumber { path: path.to_path_buf(), field }),
            None => Ok(()),
        }
    }

    /// What letters need of the contact person or the deputy, or where the user is notified, by the id in
    /// [`CONTACT_DETAILS`](crate::catalog::letter_contacts::CONTACT_DETAILS) or
    /// [`OWN_ADDRESSES`](crate::catalog::letter_contacts::OWN_ADDRESSES).
    #[must_use]
    pub fn contact_detail(&self, id: &str) -> Option<&str> {
        let (whose, what) = id.split_once('-')?;
        match (whose, what) {
            ("contact", what) => self.contact.part(what),
            ("deputy", what) => self.deputy.part(what),
            ("own", "email") => Some(&self.own.email),
            ("own", "phone") => Some(&self.own.phone),
            _ => None,
        }
    }

    /// The same, to be written.
    pub fn contact_detail_mut(&mut self, id: &str) -> Option<&mut String> {
        let (whose, what) = id.split_once('-')?;
        match (whose, what) {
            ("contact", what) => self.contact.part_mut(what),
            ("deputy", what) => self.deputy.part_mut(what),
            ("own", "email") => Some(&mut self.own.email),
            ("own", "phone") => Some(&mut self.own.phone),
            _ => None,
        }
    }

    fn fields(&self) -> Vec<(&'static str, &str)> {
        let (contact, deputy) = (&self.contact, &self.deputy);
        let mut fields: Vec<(&'static str, &str)> = vec![
            ("contact.name", &contact.name),
            ("contact.email", &contact.email),
            ("contact.phone", &contact.phone),
            ("contact.role", &contact.role),
            ("deputy.name", &deputy.name),
            ("deputy.email", &deputy.email),
            ("deputy.phone", &deputy.phone),
            ("deputy.role", &deputy.role),
            ("own.email", &self.own.email),
            ("own.phone", &self.own.phone),
        ];
        fields.extend(self.details.values().map(|text| ("details", text.as_str())));
        fields
    }
}

impl ProfileFault {
    /// What a person reads about it.
    #[must_use]
    pub fn finding(&self) -> Finding {
        match self {
            Self::Broken { path, reason } => {
                let finding = Finding::new(&codes::PROFILE_BROKEN, path.display().to_string());
                finding.with_path("path", path).with("reason", reason.clone())
            }
            Self::PersonNumber { path, field } => {
                let finding = Finding::new(&codes::PROFILE_PERSON_NUMBER, path.display().to_string());
                finding.with_path("path", path).with("field", *field)
            }
            Self::File(fault) => fault.finding_of_our_place(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::letter_contacts::{CONTACT_DETAILS, ContactDetail, OWN_ADDRESSES};
    use crate::domain::Language;

    /// Some national identity number, made here so that nobody's stands in the source.
    fn number() -> String {
        (100..1000)
            .flat_map(|n| (0..100).map(move |check| format!("018190{n}{check:02}")))
            .find(|candidate| person::recognise(candidate).is_some())
            .unwrap()
    }

    #[test]
    fn what_letters_need_of_people_has_a_place_each_and_a_flag() {
        let mut profile = Profile::default();
        for detail in CONTACT_DETAILS.iter().chain(OWN_ADDRESSES) {
            assert_eq!(ContactDetail::by_flag(&detail.flag()), Some(*detail));
            detail.id.clone_into(profile.contact_detail_mut(detail.id).unwrap());
        }
        for detail in CONTACT_DETAILS.iter().chain(OWN_ADDRESSES) {
            assert_eq!(profile.contact_detail(detail.id), Some(detail.id));
        }
        // An answer of a journey has a flag much like these.
        assert_eq!((profile.contact_detail("contact-point"), ContactDetail::by_flag("--contact-point")), (None, None));
    }

    fn profile() -> Profile {
        let contact = Contact {
            name: "Kari Åsen".into(),
            email: "kari@ttd.no".into(),
            phone: "+47 22 00 00 00".into(),
            role: "systemeier".into(),
        };
        Profile { contact, ..Profile::default() }
    }

    #[test]
    fn a_profile_survives_the_file_and_is_private() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("altinn-onboard/profile.toml");
        assert_eq!(Profile::load(&path, &Files::real()).unwrap(), Profile::default());
        profile().save(&path, &Files::real()).unwrap();
        assert_eq!(Profile::load(&path, &Files::real()).unwrap(), profile());
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_profile_that_is_a_link_is_saved_where_it_leads() {
        let folder = tempfile::tempdir().unwrap();
        let (path, kept) = (folder.path().join("profile.toml"), folder.path().join("dotfiles.toml"));
        std::fs::write(&kept, "").unwrap();
        std::os::unix::fs::symlink(&kept, &path).unwrap();
        profile().save(&path, &Files::real()).unwrap();
        assert!(path.is_symlink() && std::fs::read_to_string(&kept).unwrap().contains("kari@ttd.no"));
        assert_eq!(Profile::load(&path, &Files::real()).unwrap(), profile());
        // One that leads nowhere can only go.
        std::fs::remove_file(&kept).unwrap();
        let finding = profile().save(&path, &Files::real()).unwrap_err().finding();
        assert_eq!(finding.code, "FILE-LINK");
        let next = finding.next.unwrap().render(Language::En);
        assert!(next.ends_with(&format!("rm {}", path.display())), "{next}");
    }

    #[test]
    fn person_numbers_are_neither_saved_nor_loaded_nor_repeated() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("profile.toml");
        let number = number();
        let (day, rest) = number.split_at(6);
        for written in [number.clone(), format!("{day} {rest}"), format!("nr. {number}, privat")] {
            let mut wrong = profile();
            wrong.details.insert("signatory".into(), written.clone());
            assert!(matches!(
                wrong.save(&path, &Files::real()),
                Err(ProfileFault::PersonNumber { field: "details", .. })
            ));
            let mut wrong = profile();
            wrong.deputy.phone = written.clone();
            let fault = wrong.save(&path, &Files::real()).unwrap_err();
            assert!(!path.exists());
            let said = format!("{fault} {fault:?} {}", fault.finding().message.render(Language::Nb));
            assert!(said.contains("deputy.phone") && !said.contains(rest), "{said}");
            std::fs::write(&path, format!("[deputy]\nphone = \"{written}\"\n")).unwrap();
            assert!(matches!(Profile::load(&path, &Files::real()), Err(ProfileFault::PersonNumber { .. })));
            std::fs::remove_file(&path).unwrap();
        }
    }

    #[test]
    fn an_unknown_field_is_told_without_the_rest_of_the_line() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("profile.toml");
        std::fs::write(&path, "[contact]\nfodselsnummer = \"canary-11\"\n").unwrap();
        let said = Profile::load(&path, &Files::real()).unwrap_err().finding().message.render(Language::En);
        assert!(said.contains("fodselsnummer") && !said.contains("canary"), "{said}");
    }
}
