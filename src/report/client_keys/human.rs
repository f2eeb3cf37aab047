//! What people read of the keys of a client.

use jiff::civil::Date;

use super::{ClientKeysShown, KeyShown, KeyWhere};
use crate::report::screen::Screen;
use crate::text::clean::clean_line;
use crate::text::{Message, dates};

/// The client, the lines of each key, and where they were read.
#[must_use]
pub fn render(shown: &ClientKeysShown, screen: Screen) -> String {
    let client = match &shown.id {
        Some(id) => words::CLIENT.with("client", shown.client.as_str()).with("id", id.as_str()),
        None => words::NOT_REGISTERED.with("client", shown.client.as_str()),
    };
    let mut lines: Vec<(usize, Message)> = vec![(0, client)];
    if shown.keys.is_empty() {
        lines.push((0, words::NONE.into()));
    }
    for key in &shown.keys {
        lines.push((0, words::KEY.with("kid", clean_line(&key.kid))));
        lines.extend(about(key, shown.today).into_iter().map(|line| (2, line)));
    }
    lines.push((0, if shown.asked { words::ASKED.into() } else { words::KNOWN_HERE.into() }));
    lines.iter().map(|(indent, line)| screen.hanging(*indent, &line.render(screen.language))).collect()
}

fn about(key: &KeyShown, today: Date) -> Vec<Message> {
    let used = key.used.then(|| words::USED.into());
    let holder = key.holder.as_deref().map(|holder| words::HOLDER.with("holder", clean_line(holder)));
    let place = match key.place {
        Some(KeyWhere::Here) => words::HERE,
        Some(KeyWhere::Elsewhere) => words::ELSEWHERE,
        Some(KeyWhere::Variable) => words::VARIABLE,
        Some(KeyWhere::Supplier) => words::SUPPLIER,
        None => words::MADE_ELSEWHERE,
    };
    let ends = match key.ends {
        None => words::END_UNKNOWN.into(),
        Some(day) if day < today => words::ENDED.with("date", dates::said(day)),
        Some(day) => {
            let days = today.until(day).map_or(0, |span| span.get_days());
            words::ENDS.with("date", dates::said(day)).with("days", days.to_string())
        }
    };
    let missing = (key.registered == Some(false)).then(|| words::NOT_ON_CLIENT.into());
    used.into_iter().chain(holder).chain([place.into(), ends]).chain(missing).collect()
}

/// What is said here alone.
mod words {
    use crate::text::phrases;

    phrases! {
        CLIENT { nb: "Klienten {client} ({id})", en: "The client {client} ({id})" }
        NOT_REGISTERED { nb: "Klienten {client}, som ikke er registrert ennå", en: "The client {client}, which is not registered yet" }
        NONE { nb: "Ingen nøkler er kjent. Lag en: altinn-onboard client key", en: "No keys are known. Make one: altinn-onboard client key" }
        KEY { nb: "Nøkkel {kid}", en: "Key {kid}" }
        USED { nb: "Programmet logger inn med denne.", en: "The program logs in with this one." }
        HOLDER { nb: "Hvem som har den: {holder}", en: "Holder: {holder}" }
        HERE { nb: "Den private delen er på denne maskinen.", en: "Its private part is on this machine." }
        ELSEWHERE { nb: "Den private delen er på en annen maskin.", en: "Its private part is on another machine." }
        VARIABLE { nb: "Den private delen er i en variabel et annet sted.", en: "Its private part is in a variable elsewhere." }
        SUPPLIER { nb: "Den private delen er hos leverandøren.", en: "Its private part is at the supplier." }
        MADE_ELSEWHERE { nb: "Laget et annet sted: bare selvbetjeningen kjenner den.", en: "Made elsewhere: only self-service knows it." }
        ENDS { nb: "Gjelder til og med {date}. Dager igjen: {days}.", en: "Valid up to and including {date}. Days left: {days}." }
        ENDED { nb: "Utløp {date}: Maskinporten gir ikke lenger token med den.", en: "Expired on {date}: Maskinporten no longer issues tokens for it." }
        END_UNKNOWN { nb: "Når den utløper, er ikke kjent: senest ett år etter at den ble lagt til.", en: "When it expires is not known: at the latest one year after it was added." }
        NOT_ON_CLIENT { nb: "Den står ikke på klienten i Maskinporten.", en: "It is not on the client in Maskinporten." }
        ASKED { nb: "Lest i selvbetjeningen nå.", en: "Read in self-service now." }
        KNOWN_HERE { nb: "Slik de er kjent her. Selvbetjeningen er ikke spurt: se fanen «Nøkler» der for resten.", en: "As they are known here. Self-service was not asked: see the tab “Nøkler” (Keys) there for the rest." }
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;
    use crate::domain::Language;

    fn rendered(shown: &ClientKeysShown, width: usize) -> String {
        render(shown, Screen { language: Language::En, width, colour: false })
    }

    #[test]
    fn each_key_has_its_holder_its_place_and_its_end() {
        let text = rendered(&sample(), 100);
        let of = |kid: &str| text.split("Key ").find(|part| part.starts_with(kid)).unwrap().to_owned();
        assert!(of("new").contains("logs in with this one") && of("new").contains("20 November 2027. Days left: 354."));
        assert!(of("old").contains("Holder: drift") && of("old").contains("Days left: 23."));
        assert!(of("gone").contains("Expired on 1 November 2026") && of("gone").contains("not on the client"));
        assert!(of("unknown").contains("Made elsewhere") && of("unknown").contains("not known"));
        assert!(text.ends_with("Read in self-service now.\n"), "{text}");
    }

    #[test]
    fn where_nobody_asked_it_says_so_and_nothing_of_the_client() {
        let mut shown = ClientKeysShown { asked: false, keys: Vec::new(), ..sample() };
        let text = rendered(&shown, 100);
        assert!(text.contains("No keys are known") && text.contains("Self-service was not asked"), "{text}");
        shown.id = None;
        assert!(rendered(&shown, 100).contains("which is not registered yet"));
    }
}
