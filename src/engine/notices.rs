//! What should be looked at soon, although no step asks for it now: keys that end, letters that nobody has answered.

use jiff::civil::Date;

use super::letters::answer_wanted;
use super::{published_policy, state_merge};
use crate::catalog::codes::ends;
use crate::catalog::codes::states::STATE_ALSO_MADE;
use crate::catalog::letters::LetterKind;
use crate::finding::{Code, Finding};
use crate::record::t;
use crate::record::values::{ClientKey, PolicyDoubts};
use crate::report::checklist::Notice;
use crate::steps::parts::display_name::client_said;
use crate::steps::parts::key_end::near_end;
use crate::steps::parts::{client, key_end, owner};
use crate::steps::{Brief, Move};
use crate::text::clean::clean_line;
use crate::text::{Message, dates};

/// For so many days it is said that another's key has ended.
const LATELY: i32 = 60;

/// The notices of one service: `moves` are those of its steps.
pub(super) fn notices<'m>(brief: &Brief<'_>, moves: impl Iterator<Item = &'m Move>) -> Vec<Notice> {
    let (mut notices, mut is_needed): (Vec<Notice>, bool) = (Vec::new(), false);
    for next in moves {
        is_needed |= !matches!(next, Move::NotNeeded(_));
        let Move::Wait(wait) = next else { continue };
        let Some(letter) = wait.waiting.letter.as_deref() else { continue };
        let overdue = overdue(brief, letter).map(|(key, sent, due)| {
            let finding = Finding::new(&ends::LETTER_OVERDUE, key)
                .with("letter", key)
                .with("sent", dates::said(sent))
                .with("due", dates::said(due))
                .with("days", days(sent, today(brief)).to_string())
                .with("who", wait.waiting.who.name());
            Notice { finding, due: Some(due) }
        });
        // Two steps may wait for the same letter.
        notices.extend(overdue.filter(|notice| !notices.contains(notice)));
    }
    let beside = beside(brief);
    if is_needed {
        key(brief).into_iter().chain(other_keys(brief)).chain(doubts(brief)).chain(notices).chain(beside).collect()
    } else {
        beside
    }
}

/// Remote things that stand beside others of the same name: whoever made them may not have told anybody.
fn beside(brief: &Brief<'_>) -> Vec<Notice> {
    let scopes = brief.book.scopes().filter(|(at, _)| {
        at.environment().is_none_or(|name| *name == brief.place.environment)
            && at.service().is_none_or(|handle| *handle == brief.place.service)
    });
    let of_scope =
        scopes.flat_map(|(at, facts)| facts.histories().map(move |(topic, key, fact)| (at, topic, key, fact)));
    let notices = of_scope.flat_map(|(at, topic, key, fact)| {
        let key = key.map(|key| format!("/{key}")).unwrap_or_default();
        let place = format!("{at}/{}{key}", topic.id());
        let finding = move |also| state_merge::beside(&STATE_ALSO_MADE, &place, fact.now, also);
        fact.also_made.iter().map(finding).map(|finding| Notice { finding, due: None }).collect::<Vec<_>>()
    });
    notices.collect()
}

fn today(brief: &Brief<'_>) -> Date {
    dates::day(brief.now)
}

/// How many days lie between two days.
fn days(from: Date, to: Date) -> i32 {
    from.until(to).map_or(0, |span| span.get_days())
}

/// The key of the client, when it ends soon or has ended.
fn key(brief: &Brief<'_>) -> Option<Notice> {
    let last = key_end::last_day(brief)?;
    let left = days(today(brief), last);
    let of = |ours: &'static Code, suppliers: &'static Code| {
        if client::is_suppliers(brief) { suppliers } else { ours }
    };
    let finding = match near_end(left) {
        Some(severity) => {
            Finding::new(of(&ends::KEY_ENDS, &ends::SUPPLIERS_KEY_ENDS), brief.client()).severity(severity)
        }
        None if left < 0 => Finding::new(of(&ends::KEY_ENDED, &ends::SUPPLIERS_KEY_ENDED), brief.client()),
        None => return None,
    };
    let finding = finding.with("client", client_said(brief.client())).with("date", dates::said(last));
    Some(Notice { finding: finding.with("days", left.to_string()), due: Some(last) })
}

/// Those of the client's other keys that end soon, or ended lately: whoever uses one is without a token then.
fn other_keys(brief: &Brief<'_>) -> Vec<Notice> {
    let notice = |key: &ClientKey| {
        let left = days(today(brief), key.expires);
        let kid = key.kid.as_str();
        let finding = match near_end(left) {
            Some(severity) => Finding::new(&ends::OTHER_KEY_ENDS, kid).severity(severity),
            None if (-LATELY..0).contains(&left) && key.holder.is_some() => Finding::new(&ends::OTHER_KEY_ENDED, kid),
            None => return None,
        };
        let holder = key.holder.as_deref().map(clean_line).map_or(words::NOBODY_TOLD.into(), Message::verbatim);
        let finding = finding
            .with("kid", kid)
            .with("client", client_said(brief.client()))
            .with("holder", holder)
            .with("date", dates::said(key.expires))
            .with("days", left.to_string());
        Some(Notice { finding, due: Some(key.expires) })
    };
    key_end::others_in_use(brief).into_iter().filter_map(notice).collect()
}

mod words {
    use crate::text::phrases;

    phrases! {
        NOBODY_TOLD { nb: "ikke oppgitt hvem som har den", en: "nobody has said who holds it" }
    }
}

/// What is wrong with the published access rules of a resource that exists.
fn doubts(brief: &Brief<'_>) -> Vec<Notice> {
    let of_this = |doubts: &&PolicyDoubts| Some(&doubts.id) == brief.get(t::ResourceId);
    let exists = owner::making(brief) == Ok(owner::Making::Exists);
    let Some(doubts) = brief.get(t::PolicyDoubts).filter(of_this).filter(|_| exists) else { return Vec::new() };
    let codes = doubts.codes.iter().filter_map(|id| published_policy::code(id));
    let at = (&brief.environment.name, &doubts.id);
    let finding = |code: &'static Code| published_policy::in_sight(Finding::new(code, doubts.id.bare()), at);
    codes.map(|code| Notice { finding: finding(code), due: None }).collect()
}

/// The newest letter of a kind, when it was sent and its answer is overdue: its key, and both days.
fn overdue<'a>(brief: &Brief<'a>, kind: &str) -> Option<(&'a str, Date, Date)> {
    let (key, letter) = brief.book.newest_letter(kind)?;
    let due = answer_wanted(LetterKind::parse(&letter.kind)?, letter)?;
    (due < today(brief)).then_some((key, letter.sent?, due))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Severity;
    use crate::record::values::{Letter, ResourceChoice};
    use crate::steps::testing::Bench;
    use crate::steps::{Step as _, scopes::Scopes};
    use jiff::civil::date;

    fn said(bench: &Bench) -> Vec<(&'static str, Option<Date>)> {
        let next = Scopes.next(&bench.brief());
        notices(&bench.brief(), [&next].into_iter()).iter().map(|one| (one.finding.code.id, one.due)).collect()
    }

    /// The nearer the end, the more it matters: of the key in use, of another's, and of a supplier's.
    #[test]
    fn a_key_that_ends_matters_more_thirty_and_seven_days_before() {
        let mut bench = Bench::sandbox();
        bench.owner();
        bench.ready_client();
        let newest = bench.brief().at(t::ClientKey, "main").unwrap().clone();
        bench.made_at(t::ClientKey, "main a", ClientKey { kid: "a".into(), expires: date(2027, 11, 27), ..newest });
        bench.now = "2027-11-20T12:00:00Z".parse().unwrap();
        let next = Scopes.next(&bench.brief());
        let found = notices(&bench.brief(), [&next].into_iter());
        let severities: Vec<_> = found.iter().map(|one| (one.finding.code.id, one.finding.severity)).collect();
        assert_eq!(severities, [("KEY-ENDS", Severity::Error), ("OTHER-KEY-ENDS", Severity::Error)]);
    }

    #[test]
    fn a_key_is_spoken_of_sixty_days_before_its_end_and_when_it_has_ended() {
        let mut bench = Bench::sandbox();
        bench.owner();
        bench.ready_client();
        let last = date(2027, 11, 20);
        for (now, code) in [
            ("2027-09-20", None),
            ("2027-09-21", Some("KEY-ENDS")),
            ("2027-11-20", Some("KEY-ENDS")),
            ("2027-11-21", Some("KEY-ENDED")),
        ] {
            bench.now = format!("{now}T12:00:00Z").parse().unwrap();
            assert_eq!(said(&bench), code.map(|code| (code, Some(last))).into_iter().collect::<Vec<_>>(), "{now}");
        }
    }

    /// A rotation leaves the old key on the client, and a colleague has one: each is in use until it ends.
    #[test]
    fn every_key_in_use_is_spoken_of_and_one_whose_holder_has_a_newer_is_not() {
        let mut bench = Bench::sandbox();
        bench.owner();
        bench.ready_client();
        bench.now = "2026-12-01T12:00:00Z".parse().unwrap();
        let newest = bench.brief().at(t::ClientKey, "main").unwrap().clone();
        let older = |kid: &str, expires: Date, holder: Option<&str>| ClientKey {
            kid: kid.to_owned(),
            expires,
            holder: holder.map(str::to_owned),
            ..newest.clone()
        };
        let ends = date(2026, 12, 24);
        bench.made_at(t::ClientKey, "main a", older("a", ends, None));
        assert_eq!(said(&bench), [("OTHER-KEY-ENDS", Some(ends))]);
        bench.made_at(t::ClientKey, "main a", older("a", ends, Some("drift")));
        assert_eq!(said(&bench), [("OTHER-KEY-ENDS", Some(ends))]);
        bench.now = "2026-12-25T12:00:00Z".parse().unwrap();
        assert_eq!(said(&bench), [("OTHER-KEY-ENDED", Some(ends))], "and nothing of the newest");
        bench.now = "2027-03-01T12:00:00Z".parse().unwrap();
        assert_eq!(said(&bench), [], "whoever used it knows");
        bench.now = "2026-12-01T12:00:00Z".parse().unwrap();
        bench.made_at(t::ClientKey, "main b", older("b", date(2027, 11, 1), Some("drift")));
        assert_eq!(said(&bench), [], "the holder has a newer one");
    }

    #[test]
    fn what_is_wrong_with_an_existing_resource_stands_in_red_and_what_was_made_here_does_not() {
        let mut bench = Bench::tt02();
        bench.owner();
        bench.service();
        let id = bench.brief().get(t::ResourceId).unwrap().clone();
        bench.seen(
            t::PolicyDoubts,
            PolicyDoubts { id, codes: vec!["POL050".into(), "POL034".into(), "FROM-LATER".into()] },
        );
        assert_eq!(said(&bench), []);
        bench.told(t::ResourceChoice, ResourceChoice::Existing);
        assert_eq!(said(&bench), [("POL050", None), ("POL034", None)]);
        let next = Scopes.next(&bench.brief());
        let found = notices(&bench.brief(), [&next].into_iter());
        assert!(found.iter().all(|notice| notice.finding.severity == Severity::Error));
    }

    #[test]
    fn a_letter_that_was_sent_is_overdue_after_its_day_as_long_as_it_is_waited_for() {
        let mut bench = Bench::tt02();
        bench.owner();
        bench.seen(t::OpenScopes, crate::record::values::OpenScopes(vec![]));
        let mut letter = Letter {
            kind: "L1".into(),
            environments: vec![],
            services: vec![],
            asks: vec![],
            sent: None,
            our_reference: None,
            case_number: None,
            deadline: None,
        };
        let put = |bench: &mut Bench, letter: &Letter| {
            bench.told_at(t::Letter, "L1", letter.clone());
            said(bench)
        };
        assert_eq!(put(&mut bench, &letter), [], "nobody has sent it");
        letter.sent = Some(date(2026, 11, 2));
        // Ten working days after the second of November.
        assert_eq!(put(&mut bench, &letter), [("LETTER-OVERDUE", Some(date(2026, 11, 16)))]);
        letter.deadline = Some(date(2026, 11, 20));
        assert_eq!(put(&mut bench, &letter), [], "the answer may come today");
        letter.deadline = Some(date(2026, 11, 19));
        assert_eq!(put(&mut bench, &letter), [("LETTER-OVERDUE", Some(date(2026, 11, 19)))]);
        // What it asked for has come.
        bench.ready_client();
        assert_eq!(said(&bench), []);
    }
}
