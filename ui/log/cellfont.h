// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QFont>
#include <QHash>
#include <QPointF>
#include <QRawFont>

#include <chrono>
#include <limits>
#include <optional>
#include <vector>

class QTextLayout;

namespace SocketDesk {

/// A font on a grid of cells: says how large a cell is, and which glyphs draw a cluster and where.
///
/// Whatever font a glyph comes from, it begins at its column: a run of text is never laid out as a whole. Wide
/// characters are taken from a font whose Chinese characters fill two cells; a glyph that is still wider than its cells
/// is made smaller, one that is narrower is centred. Answers are kept.
class CellFont
{
public:
    struct Glyph
    {
        int font = 0; ///< index for rawFont()
        quint32 index = 0;
        QPointF position; ///< from the left end of the baseline of the first cell
    };
    using Glyphs = std::vector<Glyph>;

    static constexpr int usualPoints = 11; ///< of the letters of the log, until a preference says another

    explicit CellFont(const QFont &font);

    /// The fixed font of the system in the usual size of the log, followed by fonts with Chinese, Japanese and Korean
    /// characters.
    [[nodiscard]] static QFont defaultFont();
    /// The same with \p family first; empty: defaultFont().
    [[nodiscard]] static QFont fontOf(const QString &family);

    [[nodiscard]] int cellWidth() const { return m_cellWidth; }
    [[nodiscard]] int rowHeight() const { return m_rowHeight; }
    [[nodiscard]] int baseline() const { return m_baseline; } ///< from the top of a row

    /// Glyphs of one cluster of \p cells cells. The reference is valid until the next call.
    [[nodiscard]] const Glyphs &glyphs(QStringView text, int cells);

    /// From now on at most this time, and one cluster more, is spent on asking all fonts of the system for what no font
    /// used so far has: random bytes are of forty scripts. And at most so many clusters are new, because the first drawing
    /// of each makes its picture. What does not fit in has no glyphs yet, and there isMore().
    void setPatience(std::chrono::nanoseconds patience, int clusters);
    [[nodiscard]] bool isMore() const { return m_isMore; } ///< since then
    [[nodiscard]] const QRawFont &rawFont(int index) const { return m_rawFonts[index]; }

private:
    /// A font and the raw fonts that laying out text in it has led to.
    struct Family
    {
        QFont font;
        std::vector<int> rawFonts;
    };

    [[nodiscard]] std::optional<Glyphs> make(const QString &text, int cells);
    [[nodiscard]] const Glyphs &ascii(char16_t character);
    [[nodiscard]] Glyphs makeEachCell(const QString &text);
    [[nodiscard]] bool makeFromKnownFont(const QString &text, int cells, const Family &family, Glyphs &glyphs) const;
    [[nodiscard]] Glyphs makeMissing(int cells, const Family &family) const;
    [[nodiscard]] Glyphs makeFromAllFonts(const QString &text, int cells, Family &family);
    [[nodiscard]] Glyphs makeByLayout(const QString &text, int cells, Family &family);
    [[nodiscard]] Glyphs makeDigraph(QStringView letters);
    [[nodiscard]] Glyphs collect(const QTextLayout &layout, QPointF shift, Family *family);
    int addRawFont(const QRawFont &font);

    int m_cellWidth = 1;
    int m_rowHeight = 1;
    int m_baseline = 1;
    Family m_narrow; ///< for clusters of one cell
    Family m_wide;   ///< for all others
    std::vector<QRawFont> m_rawFonts;
    std::vector<Glyphs> m_ascii; ///< of U+0020 to U+007E
    QHash<QString, Glyphs> m_others;
    std::chrono::nanoseconds m_patience = std::chrono::nanoseconds::max(); ///< what is left of it
    int m_newClusters = std::numeric_limits<int>::max();                   ///< how many more may come
    bool m_isMore = false;
};

} // namespace SocketDesk
