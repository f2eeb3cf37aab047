//! One fact of two sides: their histories as one set, ordered by time, source and value; the newest holds.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;

use crate::record::evidence::{Evidence, Past, Source};
use crate::record::facts::{FactEntry, PAST_KEPT};

use super::memory::{
    Head, Record, Things, first, guarded, head, holds_all, in_order, is_guarded, is_one, is_same, name_of, order,
    record, records,
};

/// A fact as both sides and their origin have it.
#[derive(Clone, Copy)]
pub(super) struct Sides<'e> {
    /// Where both come from.
    pub base: Option<&'e FactEntry>,
    /// The one.
    pub ours: Option<&'e FactEntry>,
    /// The other.
    pub theirs: Option<&'e FactEntry>,
}

/// One of the two that are merged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    /// The one.
    Ours,
    /// The other.
    Theirs,
}

/// The side whose remote thing holds, and since when: what is known of the other's says nothing of this one.
#[derive(Clone, Copy, Debug)]
pub(super) struct Lead {
    /// Which.
    pub side: Side,
    /// Since when.
    pub at: Timestamp,
}

/// A fact of both sides as one.
#[derive(Debug)]
pub(super) struct Joined {
    /// What is known of it.
    pub entry: FactEntry,
    /// A remote thing of the other side that stands beside the one that holds; nobody knew of both before.
    pub also: Option<Evidence>,
    /// What the other side told, where both told something else.
    pub told: Option<Evidence>,
    /// What one side found out since, and the other took back later.
    pub lost: Option<Evidence>,
    /// One side has it no more.
    pub kept: bool,
}

/// Which head holds, and whether the other is a remote thing of its own.
struct Chosen {
    side: Side,
    two_made: bool,
}

impl<'e> Sides<'e> {
    /// The side whose remote thing holds, where the two have not the same one.
    pub fn lead(self) -> Option<Lead> {
        let id = |entry: Option<&FactEntry>| head(entry).now.and_then(|now| now.value.remote_id());
        if id(self.ours) == id(self.theirs) {
            return None;
        }
        let side = self.chosen().side;
        Some(Lead { side, at: head(self.of(side)).at? })
    }

    /// Both as one. Where another topic leads, its side alone says what holds.
    pub fn joined(self, lead: Option<Lead>) -> Option<Joined> {
        let whole = |entry: &FactEntry, kept| Joined { entry: entry.clone(), also: None, told: None, lost: None, kept };
        match (self.ours, self.theirs) {
            (None, None) => None,
            (Some(one), Some(other)) if one == other => Some(whole(one, false)),
            (Some(one), Some(other)) => Some(self.both(one, other, lead)),
            (Some(alone), None) | (None, Some(alone)) => {
                let mut joined = whole(alone, self.base.is_some());
                let leads = lead.filter(|lead| self.of(lead.side).is_none());
                if let Some(lead) = leads
                    && let Some(evidence) = joined.entry.now.take()
                {
                    joined.entry.first = None;
                    let taken_back = Some(lead.at.max(evidence.at));
                    joined.entry.past.push(Past { evidence, taken_back, refused: None });
                    in_order(&mut joined.entry.past);
                }
                Some(joined)
            }
        }
    }

    const fn of(self, side: Side) -> Option<&'e FactEntry> {
        match side {
            Side::Ours => self.ours,
            Side::Theirs => self.theirs,
        }
    }

    fn both(self, one: &FactEntry, other: &FactEntry, lead: Option<Lead>) -> Joined {
        let changed_alone = |alone: &FactEntry, old: &FactEntry| self.base == Some(old) && holds_all(alone, old);
        if lead.is_none() && changed_alone(one, other) {
            return Joined { entry: one.clone(), also: None, told: None, lost: None, kept: false };
        }
        if lead.is_none() && changed_alone(other, one) {
            return Joined { entry: other.clone(), also: None, told: None, lost: None, kept: false };
        }
        let Chosen { side, two_made } = match lead {
            Some(lead) => Chosen { side: lead.side, two_made: false },
            None => self.chosen(),
        };
        let (winner, loser) = match side {
            Side::Ours => (one, other),
            Side::Theirs => (other, one),
        };
        self.over(winner, loser, lead, two_made)
    }

    /// One side's head over the other's.
    fn over(self, winner: &FactEntry, loser: &FactEntry, lead: Option<Lead>, two_made: bool) -> Joined {
        let mut now = winner.now.clone();
        let (mut beside, mut told, mut taken, mut left) = (None, None, None, Vec::new());
        let mut is_news = false;
        let is_new = |entry: &FactEntry| head(Some(entry)).now != head(self.base).now;
        if let Some(lost) = &loser.now {
            let former = |taken_back| Past { evidence: lost.clone(), taken_back, refused: None };
            match &mut now {
                Some(holds) if is_same(holds, lost) => {
                    // The same again: the later day. What was seen of another thing is not the same.
                    let is_of_another = lead.is_some() && lost.source == Source::Seen;
                    if !is_of_another && record(lost) > record(holds) {
                        *holds = lost.clone();
                    }
                }
                Some(_) if two_made => match Things::of(winner).dealt_with(lost) {
                    Some(taken_back) => left.push(former(Some(taken_back.max(lost.at)))),
                    None => {
                        is_news = !winner.also_made.iter().any(|also| is_one(also, lost));
                        beside = Some(lost);
                    }
                },
                Some(holds) => {
                    let both_told = holds.source == Source::Told && lost.source == Source::Told;
                    let differ = holds.value != lost.value && is_new(winner) && is_new(loser);
                    told = (both_told && differ && lead.is_none()).then(|| lost.clone());
                    left.push(former(None));
                }
                None => {
                    let at = lead.map(|lead| lead.at).or(head(Some(winner)).at).unwrap_or(lost.at);
                    left.push(former(Some(at.max(lost.at))));
                    // What the other only looked at again, both knew.
                    let was_known = head(self.base).now.is_some_and(|known| is_same(known, lost));
                    taken = (lead.is_none() && !was_known).then(|| lost.clone());
                }
            }
        }
        let also_made = also_made(winner, loser, beside, now.as_ref(), &mut left);
        let mut past = self.past(winner, loser, left);
        if let Some(holds) = &now {
            past.retain(|past| past.evidence != *holds || past.taken_back.is_some() || past.refused.is_some());
        }
        let first = now.as_ref().and_then(|now| match lead {
            Some(_) => first(now, &[winner], &past),
            None => first(now, &[winner, loser], &past),
        });
        self.cut(&mut past);
        let also = beside.filter(|_| is_news).cloned();
        Joined { entry: FactEntry { now, first, also_made, past }, also, told, lost: taken, kept: false }
    }

    /// Which head holds: what one side alone changed, else the newer. A remote thing that is looked at again is no newer
    /// than one that took its place, and what the other side took back before it knew of it is not taken back.
    fn chosen(self) -> Chosen {
        let (base, ours, theirs) = (head(self.base), head(self.ours), head(self.theirs));
        let holds = |side| Chosen { side, two_made: false };
        match (self.ours, self.theirs) {
            (None, _) => return holds(Side::Theirs),
            (_, None) => return holds(Side::Ours),
            _ => {}
        }
        let id = |head: Head<'_>| head.now.and_then(|now| now.value.remote_id());
        let newer = if order(ours) >= order(theirs) { Side::Ours } else { Side::Theirs };
        if let (Some(one), Some(other)) = (id(ours), id(theirs))
            && one != other
        {
            return match id(base) {
                Some(old) if old == one => holds(Side::Theirs),
                Some(old) if old == other => holds(Side::Ours),
                _ => Chosen { side: newer, two_made: true },
            };
        }
        if ours == base {
            return holds(Side::Theirs);
        }
        if theirs == base {
            return holds(Side::Ours);
        }
        let outlives = |made: Head<'_>, taker: Option<&FactEntry>| {
            let is_made = |now: &&Evidence| now.source == Source::Made || now.value.remote_id().is_some();
            made.now.filter(is_made).is_some_and(|now| taker.is_none_or(|taker| !Things::of(taker).knows(now)))
        };
        match (ours.now, theirs.now) {
            (Some(_), None) if outlives(ours, self.theirs) => holds(Side::Ours),
            (None, Some(_)) if outlives(theirs, self.ours) => holds(Side::Theirs),
            _ => holds(newer),
        }
    }

    /// What was known before: of both sides, what was only seen and one of them has let go of left out.
    fn past(self, winner: &FactEntry, loser: &FactEntry, left: Vec<Past>) -> Vec<Past> {
        let guarded = guarded(&[winner, loser]);
        let before: BTreeSet<Record> = self.base.into_iter().flat_map(records).collect();
        let kept_by = |other: &FactEntry, past: &[Past]| {
            let others: BTreeSet<Record> = records(other).collect();
            let let_go = |record: &Record| before.contains(record) && !others.contains(record);
            let stays = |past: &&Past| is_guarded(past, &guarded) || !let_go(&record(&past.evidence));
            past.iter().filter(stays).cloned().collect::<Vec<_>>()
        };
        let (of_winner, of_loser) = (kept_by(loser, &winner.past), kept_by(winner, &loser.past));
        let left = kept_by(winner, &left);
        let mut all: BTreeMap<Record, Past> = BTreeMap::new();
        for past in of_winner.into_iter().chain(of_loser).chain(left) {
            match all.get_mut(&record(&past.evidence)) {
                Some(known) => {
                    known.taken_back = known.taken_back.max(past.taken_back);
                    known.refused = known.refused.take().max(past.refused);
                }
                None => drop(all.insert(record(&past.evidence), past)),
            }
        }
        let mut past: Vec<Past> = all.into_values().collect();
        in_order(&mut past);
        past
    }

    /// Keeps of what was only seen, and is new since the origin, no more than is kept of a topic.
    fn cut(self, past: &mut Vec<Past>) {
        let before: BTreeSet<Record> = self.base.into_iter().flat_map(records).collect();
        let entries: Vec<&FactEntry> = self.ours.into_iter().chain(self.theirs).collect();
        let guarded = guarded(&entries);
        let may_go = |past: &Past| !is_guarded(past, &guarded) && !before.contains(&record(&past.evidence));
        let new = past.iter().filter(|past| may_go(past)).count();
        let mut surplus = new.saturating_sub(PAST_KEPT);
        past.retain(|past| {
            let goes = surplus > 0 && may_go(past);
            surplus -= usize::from(goes);
            !goes
        });
    }
}

/// The remote things of the same name besides the one that holds. What does not stand among them any more is remembered.
fn also_made(
    winner: &FactEntry,
    loser: &FactEntry,
    beside: Option<&Evidence>,
    now: Option<&Evidence>,
    left: &mut Vec<Past>,
) -> Vec<Evidence> {
    let (of_winner, of_loser) = (Things::of(winner), Things::of(loser));
    let mut former = |evidence: Evidence, taken_back| left.push(Past { evidence, taken_back, refused: None });
    let mut all: BTreeMap<String, Evidence> = BTreeMap::new();
    for evidence in winner.also_made.iter().chain(&loser.also_made).chain(beside) {
        if let Some(taken_back) = of_winner.dealt_with(evidence).max(of_loser.dealt_with(evidence)) {
            former(evidence.clone(), Some(taken_back.max(evidence.at)));
        } else if let Some(holds) = now.filter(|now| is_one(now, evidence)) {
            if !is_same(holds, evidence) {
                former(evidence.clone(), None);
            }
        } else if let Some(known) = all.get_mut(&name_of(evidence)) {
            let older = if record(evidence) > record(known) {
                std::mem::replace(known, evidence.clone())
            } else {
                evidence.clone()
            };
            if !is_same(known, &older) {
                former(older, None);
            }
        } else {
            all.insert(name_of(evidence), evidence.clone());
        }
    }
    let mut all: Vec<Evidence> = all.into_values().collect();
    all.sort_by_key(record);
    all
}
