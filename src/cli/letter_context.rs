//! What letters need besides the record: the contact person of the user's own profile, and details from flags.

use std::collections::BTreeMap;

use clap::ArgMatches;

use super::context::Context;
use super::failure::Failure;
use super::{args, faults};
use crate::catalog::codes::answers::PERSON_NUMBER;
use crate::catalog::codes::command_line::DETAIL;
use crate::catalog::environments;
use crate::catalog::letter_contacts::{CONTACT_DETAILS, OWN_ADDRESSES};
use crate::catalog::letter_details::LetterDetail;
use crate::domain::{Environment, EnvironmentName, person};
use crate::engine::letter_context::{FOLDER, LetterContext, LetterFolder};
use crate::finding::Finding;
use crate::text::faults as text;
use crate::world::profile::Profile;

/// Gathers it; what the flags say of people is kept in the profile, never in the state.
///
/// # Errors
/// The profile cannot be read or written, or a detail is not known.
pub fn gathered(context: &Context, matches: &ArgMatches, environment: &Environment) -> Result<LetterContext, Failure> {
    let environments = if environment.simulated {
        vec![environment.clone()]
    } else {
        let mut all: Vec<Environment> = environments::REAL
            .iter()
            .filter_map(|name| environments::built_in(&EnvironmentName::parse(name).ok()?))
            .collect();
        if !all.iter().any(|known| known.name == environment.name) {
            all.insert(0, environment.clone());
        }
        all
    };
    // The program keeps these itself.
    let beside_the_state = LetterFolder {
        named: context.folder().to_path_buf(),
        below: FOLDER.into(),
        replaces: true,
        files: context.files.clone(),
    };
    let profile = profile(context, matches)?;
    let folders = context.process.folders.as_ref();
    let profile_file = folders.map(|folders| (Profile::path(folders), context.files.clone()));
    Ok(LetterContext { profile, profile_file, environments, folder: Some(beside_the_state) })
}

fn profile(context: &Context, matches: &ArgMatches) -> Result<Profile, Failure> {
    let Some(folders) = &context.process.folders else { return Ok(Profile::default()) };
    let path = Profile::path(folders);
    let fault = |fault: crate::world::profile::ProfileFault| Failure::failed(fault.finding()).caused_by(fault);
    let before = Profile::load(&path, &context.files).map_err(fault)?;
    let mut profile = before.clone();
    let lasts = |id: &String| LetterDetail::by_id(id).is_none_or(|detail| detail.lasts);
    profile.details.retain(|id, _| lasts(id));
    for detail in CONTACT_DETAILS.iter().chain(OWN_ADDRESSES) {
        let name = format!("ALTINN_ONBOARD_{}", detail.id.replace('-', "_").to_uppercase());
        let variable = context.process.variable(&name).map_err(|fault| Failure::usage(faults::variable(&fault)))?;
        let told = args::text(matches, detail.id).or(variable);
        if let Some((text, field)) = told.zip(profile.contact_detail_mut(detail.id)) {
            refuse_person_number(&detail.flag(), text)?;
            text.trim().clone_into(field);
        }
    }
    profile.details.extend(details(matches)?);
    let mut kept = profile.clone();
    kept.details.retain(|id, _| lasts(id));
    if kept != before {
        kept.save(&path, &context.files).map_err(fault)?;
    }
    Ok(profile)
}

/// A person's number never belongs in a letter; the flag that holds one is named, not the file it would have come to.
fn refuse_person_number(flag: &str, text: &str) -> Result<(), Failure> {
    match person::is_in(text) {
        true => Err(Failure::usage(Finding::new(&PERSON_NUMBER, flag).saying(text::PERSON))),
        false => Ok(()),
    }
}

fn details(matches: &ArgMatches) -> Result<BTreeMap<String, String>, Failure> {
    let Some(given) = matches.try_get_many::<String>("detail").ok().flatten() else { return Ok(BTreeMap::new()) };
    given
        .map(|pair| {
            let (id, value) = pair.split_once('=').unwrap_or((pair, ""));
            match LetterDetail::by_id(id.trim()) {
                Some(detail) if !value.trim().is_empty() => {
                    refuse_person_number(&detail.flag(), value)?;
                    Ok((detail.id.to_owned(), value.trim().to_owned()))
                }
                _ => {
                    let known = crate::catalog::letter_details::DETAILS.iter().map(|detail| detail.id);
                    let known = known.collect::<Vec<_>>().join(", ");
                    let finding = Finding::new(&DETAIL, "--detail").with("found", pair.as_str());
                    Err(Failure::usage(finding.with("known", known)))
                }
            }
        })
        .collect()
}
