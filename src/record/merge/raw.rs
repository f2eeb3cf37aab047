//! What this program cannot read, merged as it stands: what one side alone changed is taken, what both changed is not for
//! this program to judge.

use super::outcome::Unmergeable;
use crate::record::members::below;
use crate::record::unknown::UnknownMember;

/// What three sides have at a place, each as it stands there.
#[derive(Clone, Copy)]
pub(super) struct Three<T> {
    /// Where both come from.
    pub base: Option<T>,
    /// The one.
    pub ours: Option<T>,
    /// The other.
    pub theirs: Option<T>,
}

impl<T: PartialEq + Copy> Three<T> {
    /// What one side alone changed. What one side has no more is kept; nothing where both changed it.
    pub fn settled(self) -> Option<T> {
        match (self.ours, self.theirs) {
            (Some(one), Some(other)) if one == other || self.base == Some(other) => Some(one),
            (Some(_), Some(other)) => (self.base == self.ours).then_some(other),
            (one, other) => one.or(other),
        }
    }
}

/// The members of an object that this program does not know.
///
/// # Errors
/// Both sides changed one.
pub(super) fn members(
    place: &str,
    base: &[UnknownMember],
    ours: &[UnknownMember],
    theirs: &[UnknownMember],
) -> Result<Vec<UnknownMember>, Unmergeable> {
    if ours == theirs || base == theirs && !theirs.iter().any(|member| find(ours, &member.name).is_none()) {
        return Ok(ours.to_vec());
    }
    let mut merged: Vec<UnknownMember> = Vec::new();
    for member in ours.iter().chain(theirs) {
        let name = &member.name;
        if find(&merged, name).is_some() {
            continue;
        }
        let raw = |of: &[UnknownMember]| find(of, name).map(|found| found.raw.clone());
        let (base, one, other) = (raw(base), raw(ours), raw(theirs));
        let three = Three { base: base.as_ref(), ours: one.as_ref(), theirs: other.as_ref() };
        let raw = three.settled().ok_or_else(|| {
            let bare: String = serde_json::from_str(name).unwrap_or_else(|_| name.clone());
            Unmergeable::Newer { place: below(place, &bare), since: None }
        })?;
        let after = find(ours, name).into_iter().chain(find(theirs, name)).map(|found| found.after).max();
        merged.push(UnknownMember { after: after.unwrap_or_default(), raw: raw.clone(), name: name.clone() });
    }
    // The same whichever side is called ours.
    merged.sort_by(|one, other| (one.after, &one.name).cmp(&(other.after, &other.name)));
    Ok(merged)
}

fn find<'m>(members: &'m [UnknownMember], name: &str) -> Option<&'m UnknownMember> {
    members.iter().find(|member| member.name == name)
}
