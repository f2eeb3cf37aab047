//! What `policy lint --fix` has mended.

phrases! {
    TAKES_EFFECT { nb: "Noe som Altinn ikke tok hensyn til, trer i kraft med dette. Les endringene før de publiseres.", en: "Something that Altinn took no notice of takes effect by this. Read the changes before you publish them." }
    ASK { nb: "Skrive endringene i {files}?", en: "Write the changes to {files}?" }
    NOTHING { nb: "Det er ingenting her som trygt kan rettes av seg selv.", en: "There is nothing here that can safely be mended by itself." }
    NOT_WRITTEN { nb: "Ingenting er skrevet. Bruk --yes for å skrive endringene.", en: "Nothing is written. Use --yes to write the changes." }
    WRITTEN { nb: "{file} er rettet.", en: "{file} is mended." }
    POL003 { nb: "Det tomme Target i policyen er skrevet som én tagg. Altinn kan nå lese filen.", en: "The policy's empty Target is written as one tag. Altinn can read the file now." }
    POL010 { nb: "Kombineringsalgoritmen {before} er byttet med {after}. Reglene virker nå.", en: "The combining algorithm {before} is replaced by {after}. The rules take effect now." }
    POL012 { nb: "Funksjonen {before} er byttet med {after}. Regelen virker nå.", en: "The function {before} is replaced by {after}. The rule takes effect now." }
    POL022 { nb: "«{value}» har fått datatypen string i stedet for {before}. Regelen kan nå treffe.", en: "“{value}” has the data type string instead of {before}. The rule can match now." }
    POL023 { nb: "Mellomrom og linjeskift rundt «{value}» er tatt bort. Regelen kan nå treffe.", en: "White space around “{value}” is taken away. The rule can match now." }
    POL026 { nb: "Regel-id-en {before} var brukt fra før og er byttet med {after}.", en: "The rule id {before} was in use already and is replaced by {after}." }
    POL033 { nb: "Ressurs-id-en {before} er skrevet som {after}. Regelen kan nå treffe.", en: "The resource id {before} is written as {after}. The rule can match now." }
    POL034 { nb: "[org] er fylt ut med {org}. Reglene kan nå treffe.", en: "[org] is filled in with {org}. The rules can match now." }
    POL035 { nb: "Attributtet {before} er byttet med {after}. Regelen kan nå treffe.", en: "The attribute {before} is replaced by {after}. The rule can match now." }
    POL043 { nb: "Attributtet {before} er byttet med {after}. Regelen kan nå treffe.", en: "The attribute {before} is replaced by {after}. The rule can match now." }
    POL044 { nb: "«{value}» sammenlignes nå uten hensyn til store og små bokstaver. Regelen kan nå treffe.", en: "“{value}” is now compared apart from case. The rule can match now." }
    POL045 { nb: "{before} er skrevet som {after}. Altinn slår nå opp roller, og regelen kan treffe.", en: "{before} is written as {after}. Altinn looks up roles now, and the rule can match." }
    POL046 { nb: "Tilgangspakken {before} heter nå {after}. Regelen kan nå treffe.", en: "The access package {before} is now called {after}. The rule can match now." }
    POL065 { nb: "Handlingen {before} er byttet med {after}. Regelen kan nå treffe.", en: "The action {before} is replaced by {after}. The rule can match now." }
    POL074 { nb: "{id} har fått kategorien som tjenestene leser. Nivå {level} gjelder nå.", en: "{id} has the category that services read. Level {level} holds now." }
}
