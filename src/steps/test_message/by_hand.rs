//! The message in production, where people send it: a file and the clicks.

use crate::catalog::scopes::CORRESPONDENCE_WRITE;
use crate::domain::message::{CorrespondenceMessage, NewMessages};
use crate::record::t;
use crate::steps::parts::owner;
use crate::steps::parts::waits::plans_only;
use crate::steps::{Brief, SentByHand};
use crate::text::{Message, steps as common};

/// The body that is sent, under the key that makes a second sending harmless.
pub(super) fn file_to_send(brief: &Brief<'_>, message: CorrespondenceMessage) -> Option<(String, SentByHand)> {
    if !plans_only(brief) {
        return None;
    }
    let (recipient, key) = (brief.get(t::TestRecipient)?, brief.get(t::MessageKey)?);
    let body = NewMessages::to_one(message, *recipient, *key);
    Some((file(brief), SentByHand::Message(Box::new(body))))
}

/// The file of the message, where it is sent by hand.
fn file(brief: &Brief<'_>) -> String {
    format!("{}-{}-message.json", brief.environment.name, brief.place.service)
}

/// The first message in production, which people send: to the own organisation, and with somebody beside who checks it.
pub(super) fn walkthrough(brief: &Brief<'_>) -> Vec<Message> {
    let (true, Some(recipient)) = (plans_only(brief), brief.get(t::TestRecipient)) else { return Vec::new() };
    let environment = brief.environment;
    let (exchange, base) = (owner::base(&environment.authentication), owner::base(&environment.correspondence));
    let own = brief.get(t::OrgNumber) == Some(recipient);
    let whom = if own { words::WALK_OWN } else { words::WALK_OTHER };
    vec![
        whom.with("orgnr", recipient.spaced()),
        words::WALK_CACHE.into(),
        common::BY_HAND_TOKEN.with("scope", CORRESPONDENCE_WRITE).with("exchange", exchange.as_str()),
        words::WALK_TYPED.with("file", file(brief)).with("orgnr", recipient.to_string()),
        words::WALK_SEND.with("base", base.as_str()).with("file", file(brief)),
        words::WALK_FOLLOW.with("base", base.as_str()),
        words::WALK_LOOK.into(),
    ]
}

/// What the clicks say.
mod words {
    use crate::text::phrases;

    phrases! {
        WALK_OWN { nb: "Den første meldingen går til dere selv, {orgnr}, aldri til en person eller en annen virksomhet. Den kan ikke trekkes tilbake når den er publisert.", en: "The first message goes to yourselves, {orgnr}, never to a person or another organisation. It cannot be taken back once it is published." }
        WALK_OTHER { nb: "ADVARSEL: mottakeren {orgnr} er ikke dere selv. Den første meldingen skal gå til egen virksomhet: altinn-onboard change test-recipient", en: "WARNING: the recipient {orgnr} is not yourselves. The first message should go to your own organisation: altinn-onboard change test-recipient" }
        WALK_CACHE { nb: "Vent 12 minutter etter at ressurs og tilgangsregler ble publisert.", en: "Wait 12 minutes after the resource and the access rules were published." }
        WALK_TYPED { nb: "Åpne {file}, og la en kollega bekrefte ved å skrive mottakerens nummer på nytt og sammenligne: {orgnr}", en: "Open {file}, and let a colleague confirm by typing the recipient's number again and comparing: {orgnr}" }
        WALK_SEND { nb: "Send {file} som JSON med tokenet: POST {base}/correspondence. Sendes filen to ganger, blir det én melding.", en: "Send {file} as JSON with the token: POST {base}/correspondence. If the file is sent twice, there is one message." }
        WALK_FOLLOW { nb: "Følg id-en i svaret til status er Published: GET {base}/correspondence/ID", en: "Follow the id in the answer until the status is Published: GET {base}/correspondence/ID" }
        WALK_LOOK { nb: "La en kollega åpne meldingen i innboksen til virksomheten, og se på tittel, avsender og tekst.", en: "Have a colleague open the message in the organisation's inbox, and look at title, sender and text." }
    }
}
