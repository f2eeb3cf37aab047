//! What `policy lint --fix` has mended.

phrases! {
    TAKES_EFFECT { nb: "Noe som Altinn ikke tok hensyn til, trer i kraft med dette. Les endringene før de publiseres.", en: "Something that Altinn took no notice of takes effect by this. Read the changes before you publish them." }
    ASK { nb: "Skrive endringene i {files}?", en: "Write the changes to {files}?" }
    NOTHING { nb: "Det er ingenting her som trygt kan rettes av seg selv.", en: "There is nothing here that can safely be mended by itself." }
    NOT_WRITTEN { nb: "Ingenting er skrevet. Bruk --yes for å skrive endringene.", en: "Nothing is written. Use --yes to write the changes." }
    WRITTEN { nb: "{file} er rettet.", en: "{file} is mended." }
}
