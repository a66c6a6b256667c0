// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/stricttest.h"
#include "ui/base/palettes.h"
#include "ui/log/transcriptcolors.h"

#include <QApplication>

using namespace SocketDesk;
using namespace Qt::StringLiterals;

/// Whatever is read has a contrast of 4.5, whatever only has to be seen one of 3 (WCAG 2.1, 1.4.3 and 1.4.11, level AA):
/// in both palettes, and on a projector.
class TestContrasts : public StrictTest
{
    Q_OBJECT

private Q_SLOTS:
    void textsOfTheWindow_data();
    void textsOfTheWindow();
    void marksOfTheWindow_data();
    void marksOfTheWindow();
    void textsOfTheLog_data();
    void textsOfTheLog();

private:
    static void eachPalette();
    static void verify(const QColor &a, const QColor &b, double least, const char *what);
};

void TestContrasts::verify(const QColor &a, const QColor &b, double least, const char *what)
{
    const QString line =
        u"%1: %2 on %3 has %4"_s.arg(QLatin1String(what), a.name(), b.name()).arg(contrast(a, b), 0, 'f', 2);
    QVERIFY2(contrast(a, b) >= least, qUtf8Printable(line));
}

void TestContrasts::eachPalette()
{
    QTest::addColumn<PaletteChoice>("choice");
    QTest::newRow("light") << PaletteChoice::Light;
    QTest::newRow("dark") << PaletteChoice::Dark;
}

void TestContrasts::textsOfTheWindow_data()
{
    eachPalette();
}

void TestContrasts::textsOfTheWindow()
{
    QFETCH(const PaletteChoice, choice);
    usePalette(choice);
    const QPalette palette = QApplication::palette();
    const std::initializer_list<std::pair<QPalette::ColorRole, QPalette::ColorRole>> pairs{
        {QPalette::WindowText, QPalette::Window},
        {QPalette::Text, QPalette::Base},
        {QPalette::Text, QPalette::AlternateBase},
        {QPalette::ButtonText, QPalette::Button},
        {QPalette::HighlightedText, QPalette::Highlight},
        {QPalette::Link, QPalette::Window},
        {QPalette::Link, QPalette::Base},
        {QPalette::ToolTipText, QPalette::ToolTipBase},
        {QPalette::PlaceholderText, QPalette::Base},
        {QPalette::PlaceholderText, QPalette::Window},
    };
    for (const auto &[text, background] : pairs) {
        for (const auto group : {QPalette::Active, QPalette::Inactive})
            verify(palette.color(group, text), palette.color(group, background), 4.5, "text");
    }
    const Tones tones = tonesOf(palette);
    const QColor window = palette.color(QPalette::Window);
    for (const QColor &tone : {tones.good, tones.busy, tones.bad, tones.notice, tones.quiet})
        verify(tone, window, 4.5, "tone");
    for (const QColor &fill : {tones.errorFill, tones.noticeFill})
        verify(palette.color(QPalette::WindowText), fill, 4.5, "banner");
}

void TestContrasts::marksOfTheWindow_data()
{
    eachPalette();
}

void TestContrasts::marksOfTheWindow()
{
    QFETCH(const PaletteChoice, choice);
    usePalette(choice);
    const QPalette palette = QApplication::palette();
    const Tones tones = tonesOf(palette);
    for (const auto background : {QPalette::Window, QPalette::Base})
        verify(tones.outline, palette.color(background), 3, "outline");
    verify(palette.color(QPalette::Highlight), palette.color(QPalette::Window), 3, "focus");
    verify(tones.bad, tones.errorFill, 3, "picture of an error");
    verify(tones.notice, tones.noticeFill, 3, "picture of a hint");
}

void TestContrasts::textsOfTheLog_data()
{
    QTest::addColumn<PaletteChoice>("choice");
    QTest::addColumn<bool>("isProjected");
    for (const bool isProjected : {false, true}) {
        const char *where = isProjected ? "projector" : "desk";
        QTest::addRow("light, %s", where) << PaletteChoice::Light << isProjected;
        QTest::addRow("dark, %s", where) << PaletteChoice::Dark << isProjected;
    }
}

void TestContrasts::textsOfTheLog()
{
    QFETCH(const PaletteChoice, choice);
    QFETCH(const bool, isProjected);
    usePalette(choice);
    const TranscriptColors colors(QApplication::palette(), QPalette::Active,
                                  isProjected ? TranscriptColors::Set::Projector : TranscriptColors::Set::Desk);
    for (int style = int(CellStyle::Plain); style <= int(CellStyle::Alarm); ++style) {
        const bool isInHeader = style >= int(CellStyle::Quiet);
        for (const RecordKind kind : {RecordKind::Received, RecordKind::Sent, RecordKind::Event}) {
            const QColor text = colors.text(CellStyle(style), kind, true);
            verify(text, colors.background(), 4.5, "log");
            if (const QColor behind = colors.background(CellStyle(style)); behind.isValid())
                verify(text, behind, 4.5, "log, marked");
            if (const QColor behind = colors.headerBackground(kind); isInHeader && behind.isValid())
                verify(text, behind, 4.5, "log, header");
            for (const bool isCurrent : {false, true})
                verify(colors.textOnHit(text, isCurrent), colors.hit(isCurrent), 4.5, "log, found");
        }
    }
    verify(colors.selectedText(), colors.selection(), 4.5, "log, selected");
    verify(colors.tick(), colors.background(), 3, "tick");
    verify(colors.hint(), colors.background(), 4.5, "hint");
}

QTEST_MAIN(TestContrasts)
#include "tst_contrasts.moc"
