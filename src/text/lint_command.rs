//! How many files, as several reports count them.

phrases! {
    FILE_ONE { nb: "1 fil", en: "1 file" }
    FILE_MANY { nb: "{count} filer", en: "{count} files" }
}
