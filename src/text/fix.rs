//! What `policy lint --fix` has mended.

phrases! {
    TAKES_EFFECT { nb: "Noe som Altinn ikke tok hensyn til, trer i kraft med dette. Les endringene før de publiseres.", en: "Something that Altinn took no notice of takes effect by this. Read the changes before you publish them." }
    WRITTEN { nb: "{file} er rettet.", en: "{file} is mended." }
}
