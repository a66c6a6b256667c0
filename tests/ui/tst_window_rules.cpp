// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "respond/rulefile.h"
#include "tests/support/rawpeer.h"
#include "tests/support/window/deaddisk.h"
#include "tests/ui/cellink.h"
#include "tests/ui/ruleeditor.h"
#include "tests/ui/windowtest.h"
#include "ui/base/fieldnote.h"
#include "ui/respond/answering.h"
#include "ui/respond/rulemodel.h"

#include <QComboBox>
#include <QFileDialog>
#include <QLabel>
#include <QListWidget>

#include <algorithm>

using namespace SocketDesk;
using namespace Qt::StringLiterals;

/// Rules made, ordered, tried and kept by hand.
class TestWindowRules : public WindowTest
{
    Q_OBJECT

private Q_SLOTS:
    void init() override;

    void areAddedEditedAndDeleted();
    void cutTextStandsOnOneLine();
    void aReplyIsAddedAndRemoved();
    void theEncodingIsThatOfThePageUnlessChosen();
    void enterInALinePressesNothing();
    void theOrderDecides();
    void aRuleIsSwitchedOffInTheTable();
    void whatIsWrongIsSaidUnderItsField_data();
    void whatIsWrongIsSaidUnderItsField();
    void wrongOnesAreNotSwitchedOn();
    void theLastRightOnesGoOnWhileOneIsWrong();
    void hitsAndTheTraceAreShown();
    void aLineEndTooMuchIsSaid();
    void theEditorSaysThatTheRulesAreOff();
    void placeholdersAreOffUnlessTicked();
    void areExportedAndImported();
    void aFileThatIsWaitedForHoldsUpNobody();
    void aWrongFileIsSaidAndChangesNothing();

private:
    [[nodiscard]] RuleEditor openEditor();
    [[nodiscard]] RawStream client();
    void switchOn();
    [[nodiscard]] static QString textOfNote(const RuleEditor &editor, const QWidget &field);
    void typeFileName(const RuleEditor &editor, const QString &path) const;

    std::optional<QTemporaryDir> m_folder;
};

void TestWindowRules::init()
{
    WindowTest::init();
    m_folder.emplace();
}

RuleEditor TestWindowRules::openEditor()
{
    page()->answering()->setShown(true);
    driver().waitForControl(u"Edit rules…"_s);
    driver().press(u"Edit rules…"_s);
    return RuleEditor(scene().window());
}

RawStream TestWindowRules::client()
{
    const QString address = scene().openServer();
    return RawStream::connectTo(address.section(u':', 1).toUShort());
}

void TestWindowRules::switchOn()
{
    driver().tick(u"Rules"_s, true);
    QTRY_VERIFY(hasBadge(u"Rules"_s));
}

/// What stands right under the field; empty where nothing does.
QString TestWindowRules::textOfNote(const RuleEditor &editor, const QWidget &field)
{
    const int bottom = field.mapTo(&editor.dialog(), field.rect().bottomLeft()).y();
    const auto notes = editor.dialog().findChildren<FieldNote *>();
    for (const auto *note : notes) {
        const int gap = note->mapTo(&editor.dialog(), QPoint()).y() - bottom;
        if (note->isVisible() && gap > 0 && gap < 12)
            return note->text();
    }
    return {};
}

void TestWindowRules::typeFileName(const RuleEditor &editor, const QString &path) const
{
    QFileDialog *chooser = nullptr;
    driver().waitFor(u"the dialog for files"_s, [&] {
        chooser = editor.dialog().findChild<QFileDialog *>();
        return chooser != nullptr && chooser->isVisible();
    });
    auto *line = chooser->findChild<QLineEdit *>(u"fileNameEdit"_s);
    QVERIFY(line != nullptr);
    line->setText(path);
    QTest::keyClick(line, Qt::Key_Return);
    QTRY_VERIFY(editor.dialog().findChild<QFileDialog *>() == nullptr);
}

/// Also where what is cut off is of another font.
void TestWindowRules::cutTextStandsOnOneLine()
{
    const RuleEditor editor = openEditor();
    const QString letters = u"5"_s.repeated(40);
    editor.add(u"message equals"_s, letters, u"plain"_s);
    editor.add(u"message equals"_s, letters + u"你好"_s, u"mixed"_s);
    const int top = topOfLetters(editor.table(), 0, RuleModel::WhenColumn);
    QVERIFY(top > 0);
    QCOMPARE(topOfLetters(editor.table(), 1, RuleModel::WhenColumn), top);
}

void TestWindowRules::areAddedEditedAndDeleted()
{
    const RuleEditor editor = openEditor();
    QCOMPARE(editor.table().model()->rowCount(), 0);
    editor.driver().press(u"Add"_s);
    QTest::keyClicks(QApplication::focusWidget(), u"ping"_s);
    QCOMPARE(editor.cell(0, RuleModel::WhenColumn), u"message equals ping"_s);
    editor.driver().press(u"Remove"_s);
    editor.add(u"message begins with"_s, u"你好"_s, u"世界"_s);
    editor.driver().type(u"Name"_s, u"greeting"_s);
    QCOMPARE(editor.cell(0, RuleModel::NameColumn), u"greeting"_s);
    QCOMPARE(editor.cell(0, RuleModel::WhenColumn), u"message begins with 你好"_s);
    QCOMPARE(editor.cell(0, RuleModel::ThenColumn), u"世界"_s);
    editor.driver().press(u"Duplicate"_s);
    editor.driver().choose(u"When"_s, u"any message"_s);
    editor.driver().choose(u"Afterwards"_s, u"Finish sending"_s);
    QCOMPARE(editor.cell(1, RuleModel::WhenColumn), u"any message"_s);
    QCOMPARE(editor.cell(1, RuleModel::ThenColumn), u"世界 · finish"_s);
    QCOMPARE(editor.cell(0, RuleModel::ThenColumn), u"世界"_s); // the other stays as it was
    editor.table().selectRow(0);
    editor.driver().press(u"Remove"_s);
    QCOMPARE(editor.dialog().rules().size(), 1);
    QCOMPARE(editor.dialog().rules().constFirst().match, RuleMatch::Any);
    QCOMPARE(page()->answering()->config().rules, editor.dialog().rules());
    editor.driver().press(u"Remove"_s);
    QVERIFY(!editor.driver().control<QAbstractButton>(u"Remove"_s).isEnabled());
    QVERIFY(editor.driver().isLocked(u"Pattern"_s));
}

void TestWindowRules::aReplyIsAddedAndRemoved()
{
    const RuleEditor editor = openEditor();
    editor.add(u"message equals"_s, u"a"_s, u"first"_s);
    editor.driver().press(u"Add reply"_s);
    editor.typeReply(1, u"second"_s);
    QCOMPARE(editor.cell(0, RuleModel::ThenColumn), u"first · second"_s);
    editor.driver().control<QTableWidget>(u"Replies"_s).setCurrentCell(0, 0);
    editor.driver().press(u"Remove reply"_s);
    QCOMPARE(editor.cell(0, RuleModel::ThenColumn), u"second"_s);
}

void TestWindowRules::theEncodingIsThatOfThePageUnlessChosen()
{
    RawStream peer = client();
    scene().chooseEncoding(u"GBK"_s);
    const RuleEditor editor = openEditor();
    editor.add(u"message equals"_s, u"a"_s, u"你"_s);
    auto &list = editor.driver().control<QComboBox>(u"Encoding"_s);
    QCOMPARE(list.currentText(), u"That of the page"_s);
    QVERIFY(!editor.dialog().rules().constFirst().encoding);
    switchOn();
    peer.write("a");
    QTRY_COMPARE(peer.received(), QByteArray("\xC4\xE3"));
    editor.driver().choose(u"Encoding"_s, u"UTF-8"_s);
    QCOMPARE(editor.dialog().rules().constFirst().encoding, Encoding::fromName(u"UTF-8"_s).value());
    editor.driver().choose(u"Encoding"_s, u"That of the page"_s);
    QVERIFY(!editor.dialog().rules().constFirst().encoding);
}

void TestWindowRules::enterInALinePressesNothing()
{
    const RuleEditor editor = openEditor();
    editor.add(u"message equals"_s, u"a"_s, u"yes"_s);
    const QList<Rule> rules = editor.dialog().rules();
    QTest::keyClick(&editor.driver().control<QLineEdit>(u"Pattern"_s), Qt::Key_Return);
    QCOMPARE(editor.dialog().rules(), rules);
    QVERIFY(editor.dialog().isVisible());
}

void TestWindowRules::theOrderDecides()
{
    RawStream peer = client();
    const RuleEditor editor = openEditor();
    editor.add(u"message begins with"_s, u"a"_s, u"<begins>"_s);
    editor.add(u"message contains"_s, u"b"_s, u"<contains>"_s);
    switchOn();
    peer.write("ab");
    QTRY_COMPARE(peer.received(), QByteArray("<begins>"));
    QTRY_COMPARE(editor.cell(0, RuleModel::HitsColumn), u"1"_s);
    QVERIFY(!editor.driver().control<QAbstractButton>(u"Down"_s).isEnabled());
    editor.driver().press(u"Up"_s);
    QCOMPARE(editor.cell(0, RuleModel::WhenColumn), u"message contains b"_s);
    QCOMPARE(editor.cell(1, RuleModel::HitsColumn), u"1"_s);
    const auto isAnew = [&] { // the engine has the new order, and counts anew
        return editor.cell(0, RuleModel::HitsColumn) == u"0"_s && editor.cell(1, RuleModel::HitsColumn) == u"0"_s;
    };
    QTRY_VERIFY(isAnew());
    peer.write("ab");
    QTRY_COMPARE(peer.received(), QByteArray("<begins><contains>"));
    editor.driver().press(u"Down"_s);
    QCOMPARE(editor.cell(1, RuleModel::WhenColumn), u"message contains b"_s);
}

void TestWindowRules::aRuleIsSwitchedOffInTheTable()
{
    RawStream peer = client();
    const RuleEditor editor = openEditor();
    editor.add(u"message equals"_s, u"a"_s, u"first"_s);
    editor.table().setCurrentIndex(editor.table().model()->index(0, 0));
    QTest::keyClick(&editor.table(), Qt::Key_Space);
    QVERIFY(!editor.dialog().rules().constFirst().enabled);
    editor.add(u"message equals"_s, u"a"_s, u"second"_s);
    switchOn();
    peer.write("a");
    QTRY_COMPARE(peer.received(), QByteArray("second"));
}

void TestWindowRules::whatIsWrongIsSaidUnderItsField_data()
{
    QTest::addColumn<QString>("when");
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("wrong");
    QTest::addColumn<QString>("right");
    QTest::newRow("half a byte") << u"hex mask"_s << u"Pattern"_s << u"AA B"_s << u"AA B?"_s;
    QTest::newRow("a letter") << u"hex mask"_s << u"Pattern"_s << u"AA GG"_s << u"AA *"_s;
    QTest::newRow("a parenthesis") << u"regular expression"_s << u"Pattern"_s << u"(a"_s << u"(a)"_s;
    QTest::newRow("an escape") << u"message equals"_s << u"Pattern"_s << u"\\q"_s << u"\\\\q"_s;
    QTest::newRow("a host") << u"any message"_s << u"From"_s << u"nobody"_s << u"127.0.0.1"_s;
    QTest::newRow("a group") << u"message equals"_s << u"Replies"_s << u"\\1"_s << u"\\0"_s;
}

void TestWindowRules::whatIsWrongIsSaidUnderItsField()
{
    QFETCH(const QString, when);
    QFETCH(const QString, field);
    QFETCH(const QString, wrong);
    QFETCH(const QString, right);
    const RuleEditor editor = openEditor();
    editor.add(when, {}, u"yes"_s);
    const bool isReply = field == u"Replies"_s;
    const auto enter = [&](const QString &text) {
        isReply ? editor.typeReply(0, text) : editor.driver().type(field, text);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
    };
    const auto &widget = editor.driver().control<QWidget>(field);
    enter(wrong);
    QTRY_VERIFY(!textOfNote(editor, widget).isEmpty());
    QCOMPARE(textOfNote(editor, widget).startsWith(u"Reply 1: "_s), isReply);
    enter(right);
    QTRY_COMPARE(textOfNote(editor, widget), QString());
}

void TestWindowRules::wrongOnesAreNotSwitchedOn()
{
    const RuleEditor editor = openEditor();
    editor.add(u"regular expression"_s, u"(a"_s, u"yes"_s);
    driver().tick(u"Rules"_s, true);
    QTRY_VERIFY2(bannerText().contains(u"rules[0].when.pattern"_s), qUtf8Printable(bannerText()));
    QVERIFY(!control(u"Rules").isChecked());
    QVERIFY(!hasBadge(u"Rules"_s));
}

void TestWindowRules::theLastRightOnesGoOnWhileOneIsWrong()
{
    RawStream peer = client();
    const RuleEditor editor = openEditor();
    editor.add(u"regular expression"_s, u"^a"_s, u"right"_s);
    switchOn();
    editor.driver().type(u"Pattern"_s, u"("_s);
    peer.write("a");
    QTRY_COMPARE(peer.received(), QByteArray("right"));
    QVERIFY(hasBadge(u"Rules"_s));
}

void TestWindowRules::hitsAndTheTraceAreShown()
{
    RawStream peer = client();
    const RuleEditor editor = openEditor();
    editor.add(u"message equals"_s, u"a"_s, u"yes"_s);
    editor.add(u"message equals"_s, u"b"_s, u"no"_s);
    editor.driver().type(u"From"_s, u"127.0.0.9"_s);
    switchOn();
    auto &traces = editor.driver().control<QListWidget>(
        u"The last messages; the table says what each rule made of the chosen one"_s);
    for (const char *message : {"a", "b", "c"}) {
        const int before = traces.count();
        peer.write(message);
        QTRY_COMPARE(traces.count(), before + 1);
    }
    QCOMPARE(editor.cell(0, RuleModel::HitsColumn), u"1"_s);
    QCOMPARE(editor.cell(1, RuleModel::HitsColumn), u"0"_s);
    QVERIFY(traces.item(0)->text().endsWith(u"  c"_s)); // the newest on top
    traces.setCurrentRow(2);
    QCOMPARE(editor.cell(0, RuleModel::WhyColumn), u"answered"_s);
    QCOMPARE(editor.cell(1, RuleModel::WhyColumn), u"rule 1 stopped the list"_s);
    traces.setCurrentRow(1);
    QCOMPARE(editor.cell(0, RuleModel::WhyColumn), u"does not match: byte 1 is “b”, not “a”"_s);
    QCOMPARE(editor.cell(1, RuleModel::WhyColumn), u"not from this peer"_s);
}

/// The mistake that is made most: the other program sends a line, and the rule says nothing of its end.
void TestWindowRules::aLineEndTooMuchIsSaid()
{
    RawStream peer = client();
    const RuleEditor editor = openEditor();
    editor.add(u"message equals"_s, u"hello"_s, u"yes"_s);
    switchOn();
    peer.write("hello\r\n");
    QTRY_COMPARE(editor.cell(0, RuleModel::WhyColumn), u"does not match: “\\r\\n” comes after it"_s);
    const QModelIndex why = editor.table().model()->index(0, RuleModel::WhyColumn);
    QVERIFY(why.data(Qt::ToolTipRole).toString().contains(u"comes after it"_s)); // where the column is too narrow
    const auto &traces = editor.driver().control<QListWidget>(
        u"The last messages; the table says what each rule made of the chosen one"_s);
    QVERIFY2(traces.item(0)->text().endsWith(u"  hello\\r\\n"_s), qUtf8Printable(traces.item(0)->text()));
}

void TestWindowRules::theEditorSaysThatTheRulesAreOff()
{
    scene().openServer();
    const RuleEditor editor = openEditor();
    const auto says = [&editor] {
        const auto labels = editor.dialog().findChildren<QLabel *>();
        return std::ranges::any_of(labels, [](const QLabel *label) {
            return label->isVisible() && label->text().contains(u"answer nothing yet"_s);
        });
    };
    editor.add(u"message equals"_s, u"a"_s, u"yes"_s);
    QVERIFY(says());
    switchOn();
    QVERIFY(!says());
    driver().tick(u"Rules"_s, false);
    QVERIFY(says());
}

void TestWindowRules::placeholdersAreOffUnlessTicked()
{
    RawStream peer = client();
    const RuleEditor editor = openEditor();
    editor.add(u"message equals"_s, u"a"_s, u"{n:2};"_s);
    switchOn();
    peer.write("a");
    QTRY_COMPARE(peer.received(), QByteArray("{n:2};"));
    QTRY_COMPARE(editor.cell(0, RuleModel::HitsColumn), u"1"_s);
    editor.driver().tick(u"Placeholders"_s, true);
    QTRY_COMPARE(editor.cell(0, RuleModel::HitsColumn), u"0"_s); // they begin anew
    peer.write("a");
    QTRY_COMPARE(peer.received(), QByteArray("{n:2};01;"));
    peer.write("a");
    QTRY_COMPARE(peer.received(), QByteArray("{n:2};01;02;"));
}

void TestWindowRules::areExportedAndImported()
{
    const RuleEditor editor = openEditor();
    editor.add(u"message equals"_s, u"88"_s, u"再见"_s);
    editor.driver().choose(u"Afterwards"_s, u"Close the connection"_s);
    editor.add(u"hex mask"_s, u"01 ?? *"_s, u"yes"_s);
    const QList<Rule> rules = editor.dialog().rules();
    const QString path = m_folder->filePath(u"规则.json"_s);
    editor.driver().press(u"Export…"_s);
    typeFileName(editor, path);
    QTRY_COMPARE(readRules(path), Result<QList<Rule>>(rules));
    editor.driver().press(u"Remove"_s);
    editor.driver().press(u"Remove"_s);
    editor.driver().press(u"Import…"_s);
    typeFileName(editor, path);
    QTRY_COMPARE(editor.dialog().rules(), rules);
    QCOMPARE(page()->answering()->config().rules, rules);
}

void TestWindowRules::aFileThatIsWaitedForHoldsUpNobody()
{
    const QString path = m_folder->filePath(u"rules.json"_s);
    QVERIFY(writeRules(path, {Rule()}));
    const RuleEditor editor = openEditor();
    {
        const DeadDisk disk;
        editor.driver().press(u"Import…"_s);
        typeFileName(editor, path);
        QVERIFY(editor.dialog().rules().isEmpty());
    }
    QTRY_COMPARE(editor.dialog().rules(), QList<Rule>{Rule()});
}

void TestWindowRules::aWrongFileIsSaidAndChangesNothing()
{
    const QString path = m_folder->filePath(u"wrong.json"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(R"({"socketdeskRules": 1, "rules": [{"when": {"match": "sometimes"}}]})");
    file.close();
    const RuleEditor editor = openEditor();
    editor.add(u"message equals"_s, u"88"_s, u"再见"_s);
    editor.driver().press(u"Import…"_s);
    typeFileName(editor, path);
    QTRY_VERIFY(
        textOfNote(editor, editor.driver().control<QAbstractButton>(u"Import…"_s)).contains(u"rules[0].when.match"_s));
    QCOMPARE(editor.dialog().rules().size(), 1);
}

QTEST_MAIN(TestWindowRules)
#include "tst_window_rules.moc"
