//! Fetch and check a token: JWT grant, exchange, and its own claims read and judged, so that a wrong organisation or a
//! missing service-owner claim shows here and not as an empty 403 later. With the supplier's key, the supplier's report.

use super::parts::waits::wait;
use super::parts::{client, key_end, needed, proof_line};
use super::{Acts, Brief, Card, Effect, IntakeQuestion, Move, ProvingFact, Step, scopes};
use crate::catalog::letters::LetterKind;
use crate::catalog::stages::Stage;
use crate::domain::Scope;
use crate::domain::environment::PaceOf;
use crate::record::values::KeySource;
use crate::record::{Actor, Topic, t};
use crate::steps::effects::{ClientCredentials, TokenEffect};
use crate::text::Message;

/// The step.
pub struct Token;

/// What the step is; the commands that do it alone know it by this.
pub static CARD: Card = Card {
    id: "token",
    title: words::TITLE,
    why: words::WHY,
    acts: Acts::Program,
    who: &[Actor::Supplier, Actor::AltinnDesk, Actor::Machine],
    usually: words::USUALLY,
    meanwhile: words::MEANWHILE,
    proof: words::PROOF,
    can_start: words::CAN_START,
    stage: Stage::Ready,
    differences: &[13, 20],
    needs: &[&[
        Topic::OrgNumber,
        Topic::OperatedBy,
        Topic::KeySource,
        Topic::KeyName,
        Topic::ClientId,
        Topic::ClientKey,
        Topic::PublicKey,
        Topic::ScopeGranted,
        Topic::ScopeOnClient,
        Topic::EventsWanted,
        Topic::ResourceBy,
        Topic::Audience,
        Topic::SystemUserWanted,
        Topic::ResourceChoice,
    ]],
    gives: &[Topic::Token, Topic::SupplierProof],
    asks: &[(Topic::SupplierProof, client::words::SUPPLIER_PROOF)],
};

/// Whether a token was had that is all that the journey needs.
#[must_use]
pub fn proven(brief: &Brief<'_>) -> bool {
    let (Some(number), Some(token)) = (brief.get(t::OrgNumber), brief.at(t::Token, brief.client())) else {
        return false;
    };
    let holds = token.consumer == *number && token.exchanged && token.org.is_some() && lacking(brief).is_empty();
    // With a key that has ended there is no more token.
    holds && key_end::ended(brief).is_none()
}

/// Needed scopes that the token does not carry.
fn lacking(brief: &Brief<'_>) -> Vec<Scope> {
    let Some(token) = brief.at(t::Token, brief.client()) else { return Vec::new() };
    needed::needed(brief).into_iter().filter(|scope| !token.scopes.contains(scope)).collect()
}

/// A token with all that is needed; none when we cannot log in.
fn prove(brief: &Brief<'_>) -> Vec<Effect> {
    let prove = |credentials| TokenEffect::ProveToken { credentials, scopes: needed::needed(brief) }.into();
    client::credentials(brief).map(prove).into_iter().collect()
}

/// What every call to a service needs: a client that was seen to have a token, with a key of ours.
#[must_use]
pub fn credentials(brief: &Brief<'_>) -> Option<ClientCredentials> {
    client::credentials(brief).filter(|_| proven(brief))
}

impl Step for Token {
    fn card(&self) -> &'static Card {
        &CARD
    }

    fn next(&self, brief: &Brief<'_>) -> Move {
        if client::is_suppliers(brief) {
            return match client::unproven_by_supplier(brief).is_empty() {
                true => Move::Done,
                false => wait(brief, &CARD, Actor::Supplier, words::SUPPLIER)
                    .letter(LetterKind::L10)
                    .entry(client::proof_question(brief)),
            };
        }
        if proven(brief) {
            return Move::Done;
        }
        let Some(number) = brief.get(t::OrgNumber).copied() else {
            return Move::Blocked(vec![Topic::OrgNumber]);
        };
        if key_end::ended(brief).is_some() {
            return Move::Blocked(vec![Topic::ClientKey]);
        }
        let prove = prove(brief);
        if prove.is_empty() || !client::works(brief) {
            return Move::Blocked(vec![Topic::ClientId]);
        }
        if !scopes::all_granted(brief) {
            return Move::Blocked(vec![Topic::ScopeGranted]);
        }
        let Some(token) = brief.at(t::Token, brief.client()) else { return Move::Do(prove) };
        let lacking = lacking(brief);
        let (who, what, pace) = if token.consumer != number {
            let what = words::OTHER_CONSUMER.with("orgnr", number.spaced()).with("found", token.consumer.spaced());
            (Actor::You, what, PaceOf::Desk)
        } else if !lacking.is_empty() {
            (Actor::Machine, words::SCOPES_MISSING.with("scopes", Scope::listed(&lacking)), PaceOf::Key)
        } else {
            (Actor::AltinnDesk, words::NO_ORG.into(), PaceOf::Desk)
        };
        wait(brief, &CARD, who, what).since(Topic::Token, Some(brief.client())).look(prove, pace)
    }

    fn probe(&self, brief: &Brief<'_>) -> Vec<Effect> {
        brief.at(t::Token, brief.client()).map(|_| prove(brief)).unwrap_or_default()
    }

    fn proven_by<'a>(&self, brief: &Brief<'a>) -> Vec<ProvingFact<'a>> {
        let topic = if client::is_suppliers(brief) { Topic::SupplierProof } else { Topic::Token };
        brief.proof(topic, Some(brief.client()))
    }

    fn walkthrough(&self, brief: &Brief<'_>) -> Vec<Message> {
        if !client::is_suppliers(brief) || client::unproven_by_supplier(brief).is_empty() {
            return Vec::new();
        }
        let line = words::WALK_LINE.with("line", proof_line::of(brief));
        let id = brief.at(t::ClientId, brief.client()).filter(|_| client::source(brief) == Some(KeySource::Paste));
        id.map(|id| words::WALK_SEND_ID.with("id", id.as_str())).into_iter().chain([line]).collect()
    }

    fn question(&self, topic: Topic, brief: &Brief<'_>) -> IntakeQuestion {
        match topic {
            // Also before it is known who holds the key: a report may come at any time.
            Topic::SupplierProof => IntakeQuestion::question(client::proof_question(brief)),
            _ => IntakeQuestion::Decided,
        }
    }
}

/// What the step says.
pub mod words {
    use crate::text::phrases;

    phrases! {
        WALK_SEND_ID { nb: "Send leverandøren klient-ID-en: {id}. Den trengs for å logge inn med nøkkelen, og er ikke hemmelig.", en: "Send the supplier the client ID: {id}. It is needed to log in with the key, and it is no secret." }
        WALK_LINE { nb: "Be leverandøren kjøre denne linjen og sende JSON-en som skrives ut: {line}", en: "Ask the supplier to run this line and send the JSON that it prints: {line}" }
        TITLE { nb: "Hent og kontroller token", en: "Fetch and check a token" }
        WHY { nb: "Tokenet forteller hvem dere er. Gjelder det feil virksomhet, mangler et scope, eller mangler opplysningen i tokenet (claim) om at dere er tjenesteeier, ser dere det her og ikke som et avslag senere.", en: "The token says who you are. A wrong organisation, a missing scope or a missing service-owner claim shows here, not as a refusal later." }
        USUALLY { nb: "under ett minutt", en: "less than a minute" }
        CAN_START { nb: "Når klienten virker og alle scopes er tildelt.", en: "When the client works and all scopes are granted." }
        MEANWHILE { nb: "Gjør ferdig det som ikke trenger tokenet.", en: "Finish what does not need the token." }
        PROOF { nb: "Utsteder, scopes, virksomhet og `urn:altinn:org` i tokenet, eller leverandørens rapport.", en: "Issuer, scopes, organisation and `urn:altinn:org` in the token, or the supplier's report." }
        SUPPLIER { nb: "leverandøren har sendt rapporten fra `altinn-onboard token --proof`", en: "the supplier has sent the report of `altinn-onboard token --proof`" }
        NO_ORG { nb: "tokenet får `urn:altinn:org`: virksomheten må stå i Altinns liste og klienten ha `altinn:serviceowner`", en: "the token gets `urn:altinn:org`: the organisation must be on Altinn's list, and the client must have `altinn:serviceowner`" }
        OTHER_CONSUMER { nb: "klienten tilhører {orgnr}: tokenet gjelder nå {found}", en: "the client belongs to {orgnr}: the token now acts for {found}" }
        SCOPES_MISSING { nb: "tokenet får også {scopes}", en: "the token gets {scopes} too" }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Bench, NUMBER, OTHER_NUMBER, entry, number};
    use super::*;
    use crate::record::values::{OperatedBy, TokenProof};

    fn ready() -> Bench {
        let mut bench = Bench::sandbox();
        bench.owner();
        bench.ready_client();
        bench.unprove();
        bench
    }

    #[test]
    fn a_token_is_fetched_when_client_and_scopes_are_there() {
        let mut bench = Bench::sandbox();
        bench.owner();
        assert_eq!(Token.next(&bench.brief()), Move::Blocked(vec![Topic::ClientId]));
        let mut bench = ready();
        let Move::Do(effects) = Token.next(&bench.brief()) else { panic!() };
        assert!(
            matches!(&effects[..], [Effect::Token(TokenEffect::ProveToken { scopes, .. })] if *scopes == needed::needed(&bench.brief()))
        );
        bench.seen_at(t::Token, "main", Bench::token_proof(NUMBER));
        assert_eq!(Token.next(&bench.brief()), Move::Done);
    }

    #[test]
    fn a_token_that_will_not_do_is_waited_for() {
        let wrong: [fn(&mut TokenProof); 3] =
            [|token| token.consumer = number(OTHER_NUMBER), |token| token.org = None, |token| token.scopes.clear()];
        for (change, who) in wrong.into_iter().zip([Actor::You, Actor::AltinnDesk, Actor::Machine]) {
            let mut bench = ready();
            let mut token = Bench::token_proof(NUMBER);
            change(&mut token);
            bench.seen_at(t::Token, "main", token);
            let Move::Wait(wait) = Token.next(&bench.brief()) else { panic!() };
            assert_eq!(wait.waiting.who, who);
        }
    }

    #[test]
    fn with_the_suppliers_key_the_report_is_pasted() {
        let mut bench = Bench::tt02();
        bench.owner();
        bench.told(t::OperatedBy, OperatedBy::SupplierKey);
        assert_eq!(entry(&Token.next(&bench.brief())), Some(Topic::SupplierProof));
        bench.supplier_proof();
        assert_eq!(Token.next(&bench.brief()), Move::Done);
    }
}
