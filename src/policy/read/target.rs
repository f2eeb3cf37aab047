//! `Target` down to `AttributeValue` and `AttributeDesignator`.

use super::cursor::{Cursor, NodeKind};
use super::refusal::ParseRefusal;
use crate::policy::ids::data_type;
use crate::policy::xacml::{AllOf, AnyOf, Designator, Literal, Match, Operand, Selector, Target};

/// Reads the `Target` at the cursor.
pub(super) fn read(cursor: &mut Cursor) -> Result<Target, ParseRefusal> {
    let span = cursor.span();
    if cursor.kind() == NodeKind::Empty {
        cursor.advance();
        return Ok(Target { any_of: Vec::new(), span });
    }
    cursor.open("Target")?;
    if !cursor.is_start("AnyOf") {
        return Err(cursor.refuse("Target should contain AnyOf or be empty"));
    }
    let any_of = cursor.list("AnyOf", false, any_of)?;
    cursor.close()?;
    Ok(Target { any_of, span })
}

fn any_of(cursor: &mut Cursor) -> Result<AnyOf, ParseRefusal> {
    let span = cursor.span();
    cursor.open("AnyOf")?;
    let all_of = cursor.list("AllOf", true, |cursor| {
        let span = cursor.span();
        cursor.open("AllOf")?;
        let matches = cursor.list("Match", true, one_match)?;
        cursor.close()?;
        Ok(AllOf { matches, span })
    })?;
    cursor.close()?;
    Ok(AnyOf { all_of, span })
}

fn one_match(cursor: &mut Cursor) -> Result<Match, ParseRefusal> {
    let span = cursor.span();
    let function = cursor.required("MatchId")?;
    cursor.open("Match")?;
    let value = literal(cursor)?;
    let operand = if cursor.is_start("AttributeDesignator") {
        Operand::Designator(designator(cursor)?)
    } else {
        Operand::Selector(selector(cursor)?)
    };
    cursor.close()?;
    Ok(Match { function, value, operand, span })
}

/// Reads an `AttributeValue`: text for strings, inner XML for every other type.
pub(in crate::policy) fn literal(cursor: &mut Cursor) -> Result<Literal, ParseRefusal> {
    if !cursor.is_start("AttributeValue") {
        return Err(cursor.refuse("AttributeValue NotStartElement"));
    }
    let span = cursor.span();
    let data_type = cursor.required("DataType")?;
    let text = if data_type == data_type::STRING { cursor.element_text()? } else { cursor.inner_xml() };
    Ok(Literal { data_type, text, span })
}

/// Reads an `AttributeDesignator`.
pub(super) fn designator(cursor: &mut Cursor) -> Result<Designator, ParseRefusal> {
    cursor.demand("AttributeDesignator")?;
    let span = cursor.span();
    let attribute_id = cursor.required("AttributeId")?;
    let data_type = cursor.required("DataType")?;
    let must_be_present = cursor.required_bool("MustBePresent")?;
    let category = cursor.required("Category")?;
    let issuer = cursor.attribute("Issuer");
    if cursor.kind() == NodeKind::Empty {
        cursor.advance();
    } else {
        cursor.open("AttributeDesignator")?;
        cursor.close()?;
    }
    Ok(Designator { attribute_id, category, data_type, must_be_present, issuer, span })
}

/// Reads an `AttributeSelector`. `MustBePresent` may be missing here.
pub(super) fn selector(cursor: &mut Cursor) -> Result<Selector, ParseRefusal> {
    if !cursor.is_start("AttributeSelector") {
        return Err(cursor.refuse("AttributeSelector NotStartElement"));
    }
    let span = cursor.span();
    let path = cursor.required("Path")?;
    let data_type = cursor.required("DataType")?;
    if cursor.attribute("MustBePresent").is_some() {
        cursor.required_bool("MustBePresent")?;
    }
    cursor.advance();
    Ok(Selector { path, data_type, span })
}
