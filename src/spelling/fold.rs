//! The form under which words are stored and looked up.
//!
//! The build script compiles this file too: both sides must agree.

/// `word` in lower case, with straight apostrophes and without accents, or
/// nothing when it holds a character that English words are not made of.
///
/// Accents go because writers leave them out and keyboards put them in; a
/// wrong accent is not worth an alarm.
pub(crate) fn fold(word: &str) -> Option<String> {
    let mut folded = String::with_capacity(word.len());
    for c in word.chars() {
        match c {
            'a'..='z' | '\'' => folded.push(c),
            'A'..='Z' => folded.push(c.to_ascii_lowercase()),
            '\u{2019}' | '\u{2018}' | '\u{02bc}' => folded.push('\''),
            // Combining accents, and the soft hyphen that editors leave.
            '\u{0300}'..='\u{036f}' | '\u{00ad}' => {}
            _ => folded.push_str(plain(c)?),
        }
    }
    Some(folded)
}

/// The unaccented letters for an accented Latin letter.
fn plain(c: char) -> Option<&'static str> {
    Some(match c {
        'à'..='å' | 'À'..='Å' | 'ā' | 'Ā' | 'ă' | 'Ă' | 'ą' | 'Ą' | 'ǎ' | 'ạ' | 'ả' | 'ấ' | 'ầ' => {
            "a"
        }
        'æ' | 'Æ' => "ae",
        'ç' | 'Ç' | 'ć' | 'Ć' | 'ĉ' | 'ċ' | 'Ċ' | 'č' | 'Č' => "c",
        'ď' | 'Ď' | 'đ' | 'Đ' | 'ð' | 'Ð' => "d",
        'è'..='ë'
        | 'È'..='Ë'
        | 'ē'
        | 'Ē'
        | 'ĕ'
        | 'ė'
        | 'Ė'
        | 'ę'
        | 'Ę'
        | 'ě'
        | 'Ě'
        | 'ế'
        | 'ề'
        | 'ễ'
        | 'ệ' => "e",
        'ĝ' | 'ğ' | 'Ğ' | 'ġ' | 'Ġ' | 'ģ' | 'Ģ' => "g",
        'ħ' | 'Ħ' => "h",
        'ì'..='ï' | 'Ì'..='Ï' | 'ī' | 'Ī' | 'į' | 'Į' | 'ı' | 'İ' | 'ị' => "i",
        'ķ' | 'Ķ' => "k",
        'ĺ' | 'ļ' | 'Ļ' | 'ľ' | 'Ľ' | 'ł' | 'Ł' => "l",
        'ñ' | 'Ñ' | 'ń' | 'Ń' | 'ņ' | 'Ņ' | 'ň' | 'Ň' => "n",
        'ò'..='ö' | 'ø' | 'Ò'..='Ö' | 'Ø' | 'ō' | 'Ō' | 'ő' | 'Ő' | 'ơ' | 'ọ' | 'ộ' | 'ồ' | 'ố' => {
            "o"
        }
        'œ' | 'Œ' => "oe",
        'ŕ' | 'ř' | 'Ř' => "r",
        'ś' | 'Ś' | 'ŝ' | 'ş' | 'Ş' | 'š' | 'Š' | 'ș' | 'Ș' => "s",
        'ß' => "ss",
        'ţ' | 'Ţ' | 'ť' | 'Ť' | 'ț' | 'Ț' => "t",
        'þ' | 'Þ' => "th",
        'ù'..='ü' | 'Ù'..='Ü' | 'ū' | 'Ū' | 'ů' | 'Ů' | 'ű' | 'Ű' | 'ų' | 'Ų' | 'ư' | 'ừ' => {
            "u"
        }
        'ŵ' | 'Ŵ' => "w",
        'ý' | 'ÿ' | 'Ý' | 'ŷ' | 'Ŷ' | 'ỳ' => "y",
        'ź' | 'Ź' | 'ż' | 'Ż' | 'ž' | 'Ž' => "z",
        _ => return None,
    })
}
