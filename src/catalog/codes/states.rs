//! Several people with one state: what a merge finds, and what is odd in a state that loads.

use crate::finding::code::codes;

codes! {
    STATE_TWO_MADE = "STATE-TWO-MADE" [Error]
        says { nb: "Begge sider har laget hver sin. {holds} ({holds_how}) er nyest og gjelder i filen. {also} ({also_how}) finnes også, og er beholdt ved siden av, så ingen glemmer det.", en: "Each side has created its own. {holds} ({holds_how}) is the newest and holds in the file. {also} ({also_how}) exists too, and is kept beside it so that nobody forgets it." }
        next { nb: "Bli enige om hvilken dere bruker, og fjern den andre der den ble laget. Si så fra: altinn-onboard state settle {topic} {also}", en: "Agree on which one to use, and remove the other where it was created. Then say so: altinn-onboard state settle {topic} {also}" }
    STATE_ALSO_MADE = "STATE-ALSO-MADE" [Warning]
        says { nb: "To arbeidet hver for seg: {also} ({also_how}) er laget i tillegg til {holds}.", en: "Two people worked side by side: {also} ({also_how}) was created in addition to {holds}." }
        next { nb: "Fjern den dere ikke bruker, der den ble laget, og si fra: altinn-onboard state settle {topic} {also}", en: "Remove the one you do not use where it was created, and say so: altinn-onboard state settle {topic} {also}" }
    STATE_TWO_ORGANISATIONS = "STATE-TWO-ORGANISATIONS" [Error]
        says { nb: "Den ene siden gjelder virksomheten {holds}, den andre {other}. {holds} er oppgitt sist og står i filen nå. Én tilstandsfil gjelder én virksomhet.", en: "One side is about the organisation {holds}, the other about {other}. {holds} was told last and is in the file now. One state file is about one organisation." }
        next { nb: "Er det to virksomheter, avbryt med git merge --abort og ha en fil for hver. Er det en skrivefeil, rett den: altinn-onboard change org-number", en: "If these are two organisations, end the merge with git merge --abort and keep a file for each. If it is a slip, correct it: altinn-onboard change org-number" }
    STATE_TWO_PRODUCTS = "STATE-TWO-PRODUCTS" [Error]
        says { nb: "Tjenesten {name} er {keeps} på den ene siden og {moved} på den andre. Den siste heter nå {to}.", en: "The service {name} is {keeps} on one side and {moved} on the other. The latter is now called {to}." }
        next { nb: "Se begge: altinn-onboard checklist --all. Skulle det bare være én, fortsett med den, og ta den andre ut av filen når ingenting er laget for den.", en: "See both: altinn-onboard checklist --all. If there should be only one, go on with that one, and take the other out of the file once you know that nothing was created for it." }
    STATE_BOTH_TOLD = "STATE-BOTH-TOLD" [Note]
        says { nb: "Begge sider har oppgitt hvert sitt svar. {holds} er oppgitt sist og gjelder; {other} er husket i historikken.", en: "Each side has given its own answer. {holds} was told last and holds; {other} is remembered in the history." }
        next { nb: "Se historikken: altinn-onboard state show {topic}", en: "See the history: altinn-onboard state show {topic}" }
    STATE_TAKEN_BACK = "STATE-TAKEN-BACK" [Note]
        says { nb: "Den ene siden har registrert {lost} ({lost_how}), og den andre tok det tilbake senere. Det gjelder ikke lenger, og er husket i historikken.", en: "One side has recorded {lost} ({lost_how}), and the other took it back later. It does not hold any more, and is remembered in the history." }
        next { nb: "Se historikken: altinn-onboard state show {topic}", en: "See the history: altinn-onboard state show {topic}" }
    STATE_AHEAD = "STATE-AHEAD" [Warning]
        says { nb: "{place} er datert {date}, fram i tid. Ved en sammenslåing går det foran alt som gjøres fram til da.", en: "{place} is dated {date}, in the future. In a merge it goes before everything that is done until then." }
        next { nb: "Finn ut hvem som skrev det, og kontroller klokken der. Rett så datoen i filen.", en: "Find out who wrote it, and check the clock there. Then correct the date in the file." }
    STATE_KEPT = "STATE-KEPT" [Note]
        says { nb: "Dette er borte på den ene siden, og er beholdt: en sammenslåing mister ikke noe som er laget eller oppgitt.", en: "This is gone on one side, and has been kept: a merge loses nothing that was created or told." }
        next { nb: "Skal det virkelig bort, ta det ut av filen etter sammenslåingen.", en: "If it really is to go, take it out of the file after the merge." }
    STATE_NOT_MERGED = "STATE-NOT-MERGED" [Error]
        says { nb: "Ingenting er slått sammen, og {ours} er urørt: {side} ({path}) kan ikke brukes.", en: "Nothing has been merged, and {ours} has not been touched: {side} ({path}) cannot be used." }
        next { nb: "Årsaken står under. Rett den, og slå sammen på nytt. Git har tatt sin sammenslåing tilbake.", en: "The reason is below. Correct it, and merge again. Git has taken its merge back." }
    STATE_MERGE_NEWER = "STATE-MERGE-NEWER" [Error]
        says { nb: "Begge sider har endret {place}, som bare en nyere utgave av programmet ({since}) kan lese. Ingenting er slått sammen, og {ours} er urørt.", en: "Both sides have changed {place}, which only a newer version of the program ({since}) can read. Nothing has been merged, and {ours} has not been touched." }
        next { nb: "Ta i bruk den nyere utgaven av altinn-onboard, og slå sammen på nytt.", en: "Use the newer version of altinn-onboard, and merge again." }
    STATE_MERGE_TAKEN = "STATE-MERGE-TAKEN" [Error]
        says { nb: "To tjenester av ulike slag har samme navn, og {place} er også i bruk. Ingenting er slått sammen, og {ours} er urørt.", en: "Two services of different kinds have the same name, and {place} is in use too. Nothing has been merged, and {ours} has not been touched." }
        next { nb: "Gi en av tjenestene et annet navn i den ene filen, og slå sammen på nytt.", en: "Give one of the services another name in one of the files, and merge again." }
    STATE_NO_WORK_TREE = "STATE-NO-WORK-TREE" [Error]
        says { nb: "{folder} er ikke i et Git-repo, så det er ikke noe å slå sammen der. Ingenting er skrevet.", en: "{folder} is not in a Git repository, so there is nothing to merge there. Nothing has been written." }
        next { nb: "Kjør kommandoen i repoet som tilstandsfilen ligger i, eller oppgi filen med --state.", en: "Run the command in the repository that holds the state file, or name the file with --state." }
    STATE_NOTHING_BESIDE = "STATE-NOTHING-BESIDE" [Error]
        says { nb: "{id} er ikke registrert som en ekstra {topic}.", en: "{id} is not listed as an extra {topic}." }
        next { nb: "Se hva som er det: altinn-onboard state check", en: "See what is: altinn-onboard state check" }
    STATE_OLD_SCHEMA = "STATE-OLD-SCHEMA" [Note]
        says { nb: "Filen har skjema {found}. Den leses, og får skjema {known} neste gang noe lagres.", en: "The file has schema {found}. It is read, and gets schema {known} the next time something is saved." }
        next { nb: "Sørg for at alle i teamet har denne utgaven av altinn-onboard, eller en nyere.", en: "See to it that everybody in the team has this version of altinn-onboard, or a newer one." }
    STATE_HOLDS_NEWER = "STATE-HOLDS-NEWER" [Warning]
        says { nb: "{place} kan bare leses av en nyere utgave av programmet ({since}). Det blir stående urørt.", en: "{place} can only be read by a newer version of the program ({since}). It is kept untouched." }
        next { nb: "Ta i bruk den nyere utgaven av altinn-onboard.", en: "Use the newer version of altinn-onboard." }
    STATE_BOTH_BOOKS = "STATE-BOTH-BOOKS" [Warning]
        says { nb: "Miljøet {environment} står både blant øvelsene og blant det som er virkelig.", en: "The environment {environment} is both among the rehearsals and among what is real." }
        next { nb: "Kontroller simulated i miljøbeskrivelsen hos hver av dere: det ene av de to er ikke det dere tror.", en: "Check simulated in the environment description of each of you: one of the two is not what you think." }
}
