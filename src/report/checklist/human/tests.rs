//! How a checklist reads.

use super::super::sample;
use super::*;
use crate::domain::Language;
use crate::finding::Finding;
use crate::report::checklist::Notice;
use unicode_width::UnicodeWidthStr;

fn view(language: Language, width: usize) -> View {
    View { screen: Screen { language, width, colour: false }, by_role: false, evidence: false }
}

#[test]
fn norwegian_in_100_columns() {
    assert_eq!(
        render(&sample(), view(Language::Nb, 100)),
        "\
Sjekkliste: Altinn Melding i TT02

✓ Ferdig: Bli registrert som tjenesteeier hos Altinn (service-owner)
    Kontrollert mot tjenesten 21. november 2026
… Venter på Altinn servicedesk: Få tilgang til scopes (scopes)
    Venter til Altinn har tildelt altinn:correspondence.write
    Siden 21. november 2026, brev L1
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
    assert!(
        text.contains("Kontrollert mot tjenesten 21. november 2026: org-number = 991825827 (GET https://data.brreg.no")
    );
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

#[test]
fn a_notice_is_overdue_when_its_day_has_passed() {
    let day = |day| jiff::civil::date(2026, 11, day);
    let mut list = sample();
    let code = &crate::catalog::codes::policies::POLICY_NOBODY_READS;
    let notice = |due| Notice { finding: Finding::new(code, "ttd-vedtak"), due };
    list.notices = vec![notice(None), notice(Some(day(21)))];
    assert_eq!([20, 21, 22].map(|today| list.is_overdue(day(today))), [false, false, true]);
}

#[test]
fn a_list_with_a_red_notice_is_not_finished() {
    let mut list = sample();
    list.rows.retain(|row| !row.state.is_left());
    list.next = None;
    let code = &crate::catalog::codes::policies::POLICY_NOBODY_READS;
    list.notices = vec![Notice { finding: Finding::new(code, "ttd-vedtak"), due: None }];
    assert_eq!((list.left(), list.wrong()), (0, 1));
    let text = render(&list, view(Language::Nb, 100));
    assert!(text.ends_with("Alle steg er gjort; feil som må rettes: 1. 1 ferdig, 1 ikke aktuelt.\n"), "{text}");
}
