// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/error.h"
#include "tests/ui/windowtest.h"
#include "translations/language.h"
#include "ui/help/helpbrowser.h"
#include "ui/help/helping.h"
#include "ui/help/helppages.h"
#include "ui/help/helptopics.h"
#include "ui/help/helpwindow.h"
#include "ui/help/optionlist.h"

#include <QAction>
#include <QLineEdit>
#include <QListWidget>
#include <QRegularExpression>
#include <QScrollBar>
#include <QShortcut>

using namespace SocketDesk;
using namespace Qt::StringLiterals;

namespace {

QStringList sectionsOf(const HelpPage &page)
{
    QStringList ids;
    for (const HelpSection &section : page.sections) {
        if (!section.id.isEmpty())
            ids << section.id;
    }
    return ids;
}

QStringList linksIn(const QString &markdown)
{
    static const QRegularExpression link(u"\\]\\(([^)]*)\\)"_s);
    QStringList targets;
    for (auto match = link.globalMatch(markdown); match.hasNext();)
        targets << match.next().captured(1);
    return targets;
}

/// "closing.md#rst", "#rst" in a page: whether there is such a page and section.
bool leadsSomewhere(const HelpPages &pages, const HelpPage &from, const QString &link)
{
    const QString file = link.section(u'#', 0, 0);
    const QString section = link.section(u'#', 1);
    const HelpPage *page = file.isEmpty() ? &from : file.endsWith(".md"_L1) ? pages.page(file.chopped(3)) : nullptr;
    return page != nullptr && (section.isEmpty() || page->hasSection(section));
}

QString described(const QStringList &keys)
{
    return keys.join(u", "_s);
}

} // namespace

/// What the help says, and how one gets there.
class TestHelp final : public WindowTest
{
    Q_OBJECT

private:
    [[nodiscard]] HelpBrowser &browser() { return *scene().window().helping()->window()->browser(); }

    [[nodiscard]] QString where() { return browser().currentPage() + u'#' + browser().currentSection(); }

private Q_SLOTS:
    void eachPageIsThereInBothLanguagesWithTheSameSections_data()
    {
        QTest::addColumn<QString>("id");
        for (const QString &id : HelpPages::ids())
            QTest::newRow(qPrintable(id)) << id;
    }

    void eachPageIsThereInBothLanguagesWithTheSameSections()
    {
        QFETCH(const QString, id);
        const HelpPages english(u"en"_s);
        const HelpPages chinese(u"zh_CN"_s);
        QVERIFY(english.page(id)->markdown.size() > 300);
        QVERIFY(chinese.page(id)->markdown.size() > 150);
        const QStringList sections = sectionsOf(*english.page(id));
        QCOMPARE(sectionsOf(*chinese.page(id)), sections);
        QCOMPARE(QSet<QString>(sections.begin(), sections.end()).size(), sections.size());
        QCOMPARE(english.page(id)->sections.constFirst().id, id);
    }

    void everyLinkLeadsSomewhere_data()
    {
        QTest::addColumn<QString>("language");
        for (const QString &language : languages())
            QTest::newRow(qPrintable(language)) << language;
    }

    void everyLinkLeadsSomewhere()
    {
        QFETCH(const QString, language);
        const HelpPages pages(language);
        for (const HelpPage &page : pages.pages()) {
            for (const QString &link : linksIn(page.markdown))
                QVERIFY2(leadsSomewhere(pages, page, link), qPrintable(page.id + u": " + link));
        }
    }

    void eachErrorHasItsSection()
    {
        const HelpPages pages(u"en"_s);
        for (int code = 0; code <= int(ErrorCode::SystemError); ++code) {
            const QString name = stableName(ErrorCode(code));
            QVERIFY2(pages.page(u"errors"_s)->hasSection(name), qPrintable(name));
        }
    }

    void allTopicsOfPanelsAreThere()
    {
        const HelpPages pages(u"en"_s);
        for (const QString &topic : helpTopics()) {
            const HelpTopic to = HelpTopic::fromLink(topic);
            QVERIFY2(pages.page(to.page), qPrintable(topic));
            QVERIFY2(to.section.isEmpty() || pages.page(to.page)->hasSection(to.section), qPrintable(topic));
        }
    }

    void theKeyOpensWhatBelongsToTheFocus_data()
    {
        QTest::addColumn<QString>("protocol");
        QTest::addColumn<QString>("control");
        QTest::addColumn<QString>("page");
        QTest::newRow("server") << u"TCP Server"_s << u"Local port"_s << u"tcp-server#"_s;
        QTest::newRow("client") << u"TCP Client"_s << u"Remote port"_s << u"tcp-client#"_s;
        QTest::newRow("datagrams") << u"UDP"_s << u"Local port"_s << u"udp#"_s;
        QTest::newRow("encoding") << u"UDP"_s << u"Encoding"_s << u"encodings#"_s;
        QTest::newRow("framing") << u"UDP"_s << u"Framing"_s << u"framing#"_s;
        QTest::newRow("checksum") << u"UDP"_s << u"Checksum"_s << u"sending#checksum"_s;
        QTest::newRow("message") << u"UDP"_s << u"Message"_s << u"sending#"_s;
    }

    void theKeyOpensWhatBelongsToTheFocus()
    {
        QFETCH(const QString, protocol);
        QFETCH(const QString, control);
        QFETCH(const QString, page);
        driver().choose(u"Protocol"_s, protocol);
        for (auto *widget : scene().window().findChildren<QWidget *>()) {
            if (widget->isVisible() && widget->accessibleName() == control && widget->focusPolicy() != Qt::NoFocus)
                widget->setFocus();
        }
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_F1);
        QVERIFY(scene().window().helping()->window());
        QCOMPARE(where(), page);
    }

    void aDialogHasTheKeyToo()
    {
        driver().trigger(u"Limit of the log…"_s);
        QWidget *dialog = QApplication::activeModalWidget();
        QVERIFY(dialog);
        dialog->activateWindow(); // which a screen without a window manager does not do by itself
        QTRY_COMPARE(QApplication::activeWindow(), dialog);
        QVERIFY(dialog->findChild<QShortcut *>(u"helpKey"_s));
        QTest::keyClick(dialog->focusWidget() ? dialog->focusWidget() : dialog, Qt::Key_F1);
        QVERIFY(scene().window().helping()->window());
        QCOMPARE(where(), u"log#limit"_s);
        dialog->close();
    }

    void sectionsAreGoneToAndBack()
    {
        Helping *helping = scene().window().helping();
        helping->open(u"errors#refused"_s);
        QTRY_VERIFY(browser().verticalScrollBar()->value() > 0);
        helping->open(u"closing"_s);
        QCOMPARE(where(), u"closing#"_s);
        browser().backward();
        QCOMPARE(where(), u"errors#refused"_s);
        browser().backward(); // there is nothing before
        QCOMPARE(where(), u"errors#refused"_s);
    }

    void aSearchFindsSentencesAndGoesThere()
    {
        scene().window().helping()->open(u"first-steps"_s);
        HelpWindow *help = scene().window().helping()->window();
        help->findChild<QLineEdit *>()->setText(u"somaxconn"_s);
        auto *hits = help->findChild<QListWidget *>();
        QCOMPARE(hits->count(), 1);
        QVERIFY2(hits->item(0)->text().contains(u"SocketDesk asks for 1024"), qPrintable(hits->item(0)->text()));
        hits->setCurrentRow(0);
        QCOMPARE(where(), u"tcp-server#backlog"_s);
        QCOMPARE(browser().textCursor().selectedText(), u"somaxconn"_s);
        help->findChild<QLineEdit *>()->setText(u"no such word anywhere"_s);
        QCOMPARE(hits->count(), 1);
    }

    void theLanguageChangesWithTheProgram()
    {
        scene().window().helping()->open(u"closing#rst"_s);
        scene().window().chooseLanguage(u"zh_CN"_s);
        QCoreApplication::processEvents();
        QVERIFY(browser().toPlainText().contains(u"半关闭"));
        QCOMPARE(where(), u"closing#rst"_s);
    }

    void nothingButPagesCanBeShown()
    {
        scene().window().helping()->open(u"closing"_s);
        for (const QString &url : {u"file:/etc/hostname"_s, u"help:/../secret.md"_s, u"http://127.0.0.1/closing.md"_s})
            QVERIFY(!browser().loadResource(QTextDocument::MarkdownResource, QUrl(url)).isValid());
    }

    void optionsAreListedAsTheySayThemselves()
    {
        const QString list =
            optionsAsMarkdown({{u"to"_s, u"To <all> or *one*."_s, u"all|HOST"_s}, {{u"h"_s, u"help"_s}, u"Help."_s}});
        QCOMPARE(list, u"- **--to all\\|HOST** – To \\<all\\> or \\*one\\*.\n- **-h, --help** – Help.\n"_s);
    }

    void everyKeyOfTheMenusIsListed()
    {
        scene().window().helping()->open(u"keyboard"_s);
        const QString text = browser().toPlainText();
        for (const auto *action : scene().window().findChildren<QAction *>()) {
            for (const QKeySequence &keys : action->shortcuts()) {
                if (!keys.isEmpty() && action->parent() != nullptr && action->shortcutContext() == Qt::WindowShortcut)
                    QVERIFY2(text.contains(keys.toString(QKeySequence::NativeText)), qPrintable(action->text()));
            }
        }
    }

    void noKeyIsGivenTwice()
    {
        QHash<QKeySequence, QStringList> users;
        for (const auto *action : scene().window().findChildren<QAction *>()) {
            for (const QKeySequence &keys : action->shortcuts()) {
                if (!keys.isEmpty())
                    users[keys] << action->text();
            }
        }
        for (const auto *shortcut : scene().window().findChildren<QShortcut *>())
            users[shortcut->key()] << u"a shortcut"_s;
        for (auto it = users.cbegin(); it != users.cend(); ++it)
            QVERIFY2(it->size() == 1, qPrintable(it.key().toString() + u": " + described(*it)));
    }

    void anErrorLeadsToItsExplanation()
    {
        driver().choose(u"Protocol"_s, u"TCP Client"_s);
        driver().type(u"Remote address"_s, u"127.0.0.1"_s);
        driver().type(u"Remote port"_s, u"1"_s);
        driver().press(u"Connect"_s);
        driver().waitForControl(u"Explain"_s);
        driver().press(u"Explain"_s);
        QCOMPARE(where(), u"errors#refused"_s);
    }
};

QTEST_MAIN(TestHelp)
#include "tst_help.moc"
