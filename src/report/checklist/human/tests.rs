//! How a checklist reads.

use super::super::sample;
use super::*;
use crate::domain::Language;
use unicode_width::UnicodeWidthStr;

fn view(language: Language, width: usize) -> View {
    View { screen: Screen { language, width, colour: false }, by_role: false, evidence: false }
}

#[test]
fn norwegian_in_100_columns() {
    assert_eq!(
        render(&sample(), view(Language::Nb, 100)),
        "\
Sjekkliste: Altinn Melding i tt02

✓ Ferdig: Bli registrert som tjenesteeier hos Altinn (service-owner)
    Kontrollert mot tjenesten 21.11.2026
… Venter på Altinn servicedesk: Få tilgang til scopes (scopes)
    Venter til Altinn har tildelt altinn:correspondence.write
    Siden 21.11.2026, brev L1
    Dette viser beviset: et token med scopet
    Dette kan du gjøre imens: Skriv tekstene.
    Tar vanligvis: en uke
    Avvik fra veilederen, nr. 13: be også om altinn:serviceowner
▪ Blokkert: Send en testmelding (test-message)
    Mangler token
    Tar vanligvis: en uke
    Kan det begynne nå? Ja.
○ Gjenstår: Angi tilgangsregler (policy)
    Tar vanligvis: en uke
    Kan det begynne nå? Ja.
– Ikke aktuelt: Hvitlisting i produksjon (ikke lenger nødvendig) (whitelisting)
    Kravet falt bort 16.10.2025

3 av 5 steg gjenstår: 1 ferdig, 1 venter, 1 kan gjøres nå, 1 blokkert, 1 ikke aktuelt.
Neste kommando: altinn-onboard step policy
"
    );
}

#[test]
fn english_by_role() {
    let by_role = View { by_role: true, ..view(Language::En, 100) };
    assert_eq!(
        render(&Checklist { rehearsal: true, ..sample() }, by_role),
        "\
Checklist: Altinn Correspondence in tt02
Rehearsal: everything below is simulated, nothing is ordered or created at Altinn.

What you can do now
○ To do: Set the access rules (policy)
    Usually takes: a week
    Can it start now? Yes.

Awaited from the Altinn service desk
… Waiting for the Altinn service desk: Get access to scopes (scopes)
    Waiting until Altinn has granted altinn:correspondence.write
    Since 2026-11-21, letter L1
    What will prove it: a token with the scope
    What you can do meanwhile: Write the texts.
    Usually takes: a week
    Differs from the guide, no. 13: ask for altinn:serviceowner too

Later, when something else is in place
▪ Blocked: Send a test message (test-message)
    A token is missing
    Usually takes: a week
    Can it start now? Yes.

Done or not applicable
✓ Done: Be registered as a service owner in Altinn (service-owner)
    Verified with the service 2026-11-21, simulated
– Not applicable: Whitelisting in production (no longer needed) (whitelisting)
    The requirement ended on 2025-10-16

3 of 5 steps left: 1 done, 1 waiting, 1 to do now, 1 blocked, 1 not applicable.
Next command: altinn-onboard step policy
"
    );
}

#[test]
fn no_line_is_wider_than_the_screen_except_what_cannot_be_broken() {
    for language in [Language::Nb, Language::En] {
        for (by_role, evidence) in [(false, false), (true, true)] {
            let text = render(&sample(), View { by_role, evidence, ..view(language, 40) });
            for line in text.lines() {
                let unbreakable = !line.trim().contains(' ');
                assert!(line.width() <= 40 || unbreakable, "{line}");
            }
        }
    }
}

#[test]
fn all_evidence_names_the_call() {
    let text = render(&sample(), View { evidence: true, ..view(Language::Nb, 200) });
    assert!(text.contains("Kontrollert mot tjenesten 21.11.2026: org-number = 991825827 (GET https://data.brreg.no"));
}

#[test]
fn nothing_is_lost_without_colour() {
    let plain = view(Language::Nb, 60);
    let coloured = View { screen: Screen { colour: true, ..plain.screen }, ..plain };
    let text = render(&sample(), coloured);
    assert!(text.contains('\u{1b}'));
    assert_eq!(anstream::adapter::strip_str(&text).to_string(), render(&sample(), plain));
}

#[test]
fn a_finished_list_says_so() {
    let mut list = sample();
    list.rows.retain(|row| !row.state.is_left());
    list.next = None;
    assert!(render(&list, view(Language::Nb, 100)).ends_with("Ingenting gjenstår: 1 ferdig, 1 ikke aktuelt.\n"));
}
