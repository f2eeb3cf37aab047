//! Members that this program does not know, of objects that it does: kept, and written back in their place.

use super::fault::StateFault;
use super::members::{below, sound};
use super::opened::OpenedMember;
use super::written::{Written, json};

/// A member that only a newer version of this program knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct UnknownMember {
    /// How many of the known members it stands after.
    pub(super) after: usize,
    /// The name, as it stands in the file.
    pub(super) name: String,
    /// What it holds, as it stands in the file.
    pub(super) raw: String,
}

/// Picks out what is not among the known members of an object, which are given in the order in which they are written.
///
/// # Errors
/// What is not known is no sound JSON: a name stands twice in it.
pub(super) fn unknown(
    place: &str,
    members: &[OpenedMember<'_>],
    known: &[&str],
) -> Result<Vec<UnknownMember>, StateFault> {
    let mut after = 0;
    let mut unknown = Vec::new();
    for OpenedMember { name, written_name, value } in members {
        match known.iter().position(|known| known == name) {
            Some(position) => after = after.max(position + 1),
            None => {
                // What is not known is never opened.
                let Some(raw) = value.raw() else { continue };
                sound(&below(place, name), raw)?;
                unknown.push(UnknownMember { after, name: (*written_name).to_owned(), raw: raw.get().to_owned() });
            }
        }
    }
    Ok(unknown)
}

/// An object of its known members, with the unknown ones in their place.
pub(super) fn woven(known: Vec<(&str, Written)>, unknown: &[UnknownMember]) -> Written {
    let mut members = Vec::with_capacity(known.len() + unknown.len());
    let mut unknown = unknown.iter().peekable();
    let mut weave = |members: &mut Vec<_>, written: usize| {
        while let Some(member) = unknown.next_if(|member| member.after <= written) {
            members.push((member.name.clone(), Written::Raw(member.raw.clone())));
        }
    };
    weave(&mut members, 0);
    for (written, (name, member)) in known.into_iter().enumerate() {
        members.push((json(name), member));
        weave(&mut members, written + 1);
    }
    // An older schema may have had known members after the last of today.
    weave(&mut members, usize::MAX);
    Written::Object(members)
}
