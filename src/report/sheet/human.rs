//! A sheet on a screen: each row an entry with its cells below, so that it holds on narrow screens too.

use super::{Mark, Section, Sheet, SheetLine, TableRow};
use crate::report::screen::{Screen, Tone};
use crate::text::{Message, checklist as text};

/// Renders a sheet as text.
#[must_use]
pub fn render(sheet: &Sheet, screen: Screen) -> String {
    let mut out = screen.heading(&sheet.title.render(screen.language));
    for line in &sheet.summary {
        out.push_str(&said(line, 0, screen));
    }
    for section in sheet.sections.iter().filter(|section| !section.is_empty()) {
        out.push('\n');
        out.push_str(&screen.heading(section.heading.raw(screen.language)));
        if let Some(intro) = &section.intro {
            out.push_str(&screen.indented(0, &intro.render(screen.language)));
        }
        for row in &section.rows {
            out.push_str(&entry(row, section, screen));
        }
        for line in &section.lines {
            out.push_str(&said(line, 0, screen));
        }
    }
    if !sheet.closing.is_empty() {
        out.push('\n');
    }
    for line in &sheet.closing {
        out.push_str(&screen.indented(0, &line.render(screen.language)));
    }
    out
}

fn entry(row: &TableRow, section: &Section, screen: Screen) -> String {
    let head = joined(&row.head, screen);
    // Two columns with one text each fit on a line.
    if let ([_, _], [cell]) = (section.columns.as_slice(), row.cells.as_slice()) {
        let text = text::LABELLED.with("label", head).with("text", joined(cell, screen)).render(screen.language);
        return screen.marked(0, row.mark.tone(), row.mark.symbol(), &text);
    }
    let mut out = screen.marked(0, row.mark.tone(), row.mark.symbol(), &head);
    for (column, cell) in section.columns.iter().skip(1).zip(&row.cells) {
        for one in cell {
            let labelled = text::LABELLED.with("label", *column).with("text", one.clone());
            out.push_str(&screen.hanging(4, &labelled.render(screen.language)));
        }
    }
    out
}

fn said(line: &SheetLine, indent: usize, screen: Screen) -> String {
    screen.marked(indent, line.mark.tone(), line.mark.symbol(), &line.text.render(screen.language))
}

fn joined(messages: &[Message], screen: Screen) -> String {
    messages.iter().map(|message| message.render(screen.language)).collect::<Vec<_>>().join(", ")
}

impl Mark {
    const fn tone(self) -> Tone {
        match self {
            Self::Good => Tone::Good,
            Self::Bad => Tone::Bad,
            Self::Look => Tone::Calm,
            Self::Plain => Tone::Faint,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;
    use crate::domain::Language;
    use unicode_width::UnicodeWidthStr;

    #[test]
    fn a_sheet_is_read_from_top_to_bottom() {
        let screen = Screen { language: Language::Nb, width: 100, colour: false };
        assert_eq!(
            render(&sample(), screen),
            "Regler for <ttd>\n! Se opp\n\nHvem kan lese\nUten fullmakt.\n✓ AS: Daglig leder\n✗ Privatperson: \
             ingen\n\nKatalogen er fra i går.\n"
        );
        let mut wide = sample();
        wide.sections[0].columns.push(crate::text::phrase!("Nivå", "Level"));
        wide.sections[0].rows[0].cells.push(vec![Message::verbatim("3"), Message::verbatim("4")]);
        let text = render(&wide, screen);
        assert!(text.contains("✓ AS\n    Roller: Daglig leder\n    Nivå: 3\n    Nivå: 4\n"), "{text}");
    }

    #[test]
    fn no_line_is_wider_than_a_narrow_screen_and_colour_is_only_colour() {
        let narrow = Screen { language: Language::En, width: 24, colour: false };
        let plain = render(&sample(), narrow);
        assert!(plain.lines().all(|line| line.width() <= 24), "{plain}");
        let coloured = render(&sample(), Screen { colour: true, ..narrow });
        assert_eq!(anstream::adapter::strip_str(&coloured).to_string(), plain);
    }
}
