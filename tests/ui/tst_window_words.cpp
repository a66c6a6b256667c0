// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/windowtest.h"
#include "translations/language.h"

#include <QAccessible>
#include <QApplication>
#include <QDialog>
#include <QMenu>
#include <QMenuBar>
#include <QXmlStreamReader>

using namespace SocketDesk;
using namespace Qt::StringLiterals;

namespace {

/// A label of the window as the plan of the window gives it, in both languages.
struct Label
{
    const char16_t *english;
    const char16_t *chinese;
};

constexpr std::array commonLabels{
    Label{u"Protocol", u"协议类型"},
    Label{u"Local address", u"本地主机地址"},
    Label{u"Local port", u"本地主机端口"},
    Label{u"Text", u"文本"},
    Label{u"Hex", u"Hex"},
    Label{u"Dump", u"十六进制对照"},
    Label{u"Encoding", u"字符编码"},
    Label{u"Log mode", u"按日志模式显示"},
    Label{u"Line break after each block", u"自动换行"},
    Label{u"Hide received data", u"接收数据不显示"},
    Label{u"Save to file…", u"接收保存到文件…"},
    Label{u"Framing", u"消息分帧"},
    Label{u"Auto scroll", u"自动滚屏"},
    Label{u"Clear", u"清除"},
    Label{u"Parse escapes", u"转义符指令解析"},
    Label{u"Append", u"自动发送附加位"},
    Label{u"Send from file…", u"打开文件数据源…"},
    Label{u"Repeat every", u"循环周期"},
    Label{u"Quick list", u"快捷指令"},
    Label{u"History", u"历史发送"},
    Label{u"Message", u"消息"},
    Label{u"Send to", u"发送到"},
    Label{u"Send", u"发送"},
    Label{u"Disconnect", u"断开"},
    Label{u"Reset", u"复位"},
    Label{u"Finish sending", u"结束发送"},
    Label{u"RX:", u"RX:"},
    Label{u"TX:", u"TX:"},
    Label{u"Reset counters", u"复位计数"},
    Label{u"Network", u"网络设置"},
    Label{u"Receive", u"接收设置"},
    Label{u"Send", u"发送设置"},
    Label{u"Data log", u"数据日志"},
    Label{u"Data send", u"数据发送"},
    Label{u"Peers", u"连接对象"},
};

constexpr std::array serverLabels{Label{u"Open", u"打开"}};
constexpr std::array openServerLabels{Label{u"Close", u"关闭"}};
constexpr std::array clientLabels{Label{u"Remote address", u"远程主机地址"}, Label{u"Remote port", u"远程主机端口"},
                                  Label{u"Connect", u"连接"}};

QString nameIn(const QString &language, const Label &label)
{
    return QString::fromUtf16(language == "en"_L1 ? label.english : label.chinese);
}

/// Walks the accessible tree as a screen reader does.
void forEachAccessible(QAccessibleInterface *root, const std::function<void(QAccessibleInterface *)> &visit)
{
    if (root == nullptr || root->state().invisible)
        return;
    visit(root);
    for (int index = 0; index < root->childCount(); ++index)
        forEachAccessible(root->child(index), visit);
}

QStringList accessibleNames(QWidget &window)
{
    QStringList names;
    forEachAccessible(QAccessible::queryAccessibleInterface(&window),
                      [&names](QAccessibleInterface *node) { names << node->text(QAccessible::Name); });
    return names;
}

bool isForUse(QAccessible::Role role)
{
    static const QSet<QAccessible::Role> roles{
        QAccessible::PushButton, QAccessible::CheckBox,   QAccessible::RadioButton,
        QAccessible::ComboBox,   QAccessible::SpinBox,    QAccessible::EditableText,
        QAccessible::Table,      QAccessible::ButtonMenu, QAccessible::List};
    return roles.contains(role);
}

/// One message of a catalogue.
struct Translation
{
    QString source;
    QString text;
    bool isFinished = true;
};

QList<Translation> translationsOf(const QString &catalogue)
{
    QFile file(QStringLiteral(SOCKETDESK_TRANSLATIONS_DIR "/") + catalogue);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QList<Translation> translations;
    QString source;
    for (QXmlStreamReader xml(&file); !xml.atEnd(); xml.readNext()) {
        if (xml.isStartElement() && xml.name() == "source"_L1) {
            source = xml.readElementText();
        } else if (xml.isStartElement() && xml.name() == "translation"_L1) {
            const bool isFinished = !xml.attributes().hasAttribute("type"_L1);
            translations.append({source, xml.readElementText(), isFinished});
        }
    }
    return translations;
}

QSet<QString> placeholdersOf(const QString &text)
{
    static const QRegularExpression pattern(u"%\\d"_s);
    QSet<QString> found;
    for (auto it = pattern.globalMatch(text); it.hasNext();)
        found << it.next().captured();
    return found;
}

/// What may bear a mnemonic among that which is visible in \p root.
QStringList mnemonicTextsIn(const QWidget &root)
{
    QStringList texts;
    for (const auto *button : root.findChildren<QAbstractButton *>()) {
        if (button->isVisible())
            texts << button->text();
    }
    for (const auto *label : root.findChildren<QLabel *>()) {
        if (label->isVisible() && label->buddy() != nullptr)
            texts << label->text();
    }
    return texts;
}

QChar mnemonicOf(const QString &text)
{
    const QKeySequence keys = QKeySequence::mnemonic(text);
    return keys.isEmpty() ? QChar() : QChar(static_cast<char16_t>(keys[0].key()));
}

/// The texts that share a mnemonic, a line for each.
QString collisionsIn(const QStringList &texts)
{
    QHash<QChar, QStringList> owners;
    for (const QString &text : texts) {
        if (const QChar letter = mnemonicOf(text); !letter.isNull())
            owners[letter] << text;
    }
    QStringList collisions;
    for (const QStringList &owned : std::as_const(owners)) {
        if (owned.size() > 1)
            collisions << owned.join(u" = ");
    }
    return collisions.join(u'\n');
}

} // namespace

/// The words of the window: all there, as accessible names, in both languages, each with its mnemonic to itself.
class TestWindowWords : public WindowTest
{
    Q_OBJECT

private Q_SLOTS:
    void labelsAreAccessibleNames_data();
    void labelsAreAccessibleNames();
    void whateverCanBeUsedHasAName_data();
    void whateverCanBeUsedHasAName();
    void bannerIsAnAlert();
    void mnemonicsDoNotCollide_data();
    void mnemonicsDoNotCollide();
    void menuMnemonicsDoNotCollide_data();
    void menuMnemonicsDoNotCollide();
    void dialogMnemonicsDoNotCollide_data();
    void dialogMnemonicsDoNotCollide();
    void shortcutsDoNotCollide();
    void nothingIsUntranslated_data();
    void nothingIsUntranslated();
    void placeholdersSurviveTranslation();

private:
    void eachLanguage();
    template<typename Labels>
    void verifyNamed(const QString &language, const Labels &labels);
};

void TestWindowWords::eachLanguage()
{
    QTest::addColumn<QString>("language");
    for (const QString &language : languages())
        QTest::newRow(qUtf8Printable(language)) << language;
}

template<typename Labels>
void TestWindowWords::verifyNamed(const QString &language, const Labels &labels)
{
    const QStringList names = accessibleNames(scene().window());
    QStringList missing;
    for (const Label &label : labels) {
        if (!names.contains(nameIn(language, label)))
            missing << nameIn(language, label);
    }
    QCOMPARE(missing.join(u", "), QString());
}

void TestWindowWords::labelsAreAccessibleNames_data()
{
    eachLanguage();
}

void TestWindowWords::labelsAreAccessibleNames()
{
    QFETCH(const QString, language);
    driver().type(u"Local port"_s, u"0"_s);
    scene().window().chooseLanguage(language);
    QApplication::processEvents();
    verifyNamed(language, commonLabels);
    verifyNamed(language, serverLabels);
    page()->triggerOpen();
    driver().waitForControl(nameIn(language, openServerLabels[0]));
    verifyNamed(language, openServerLabels);

    PageState client = PageState::fresh();
    client.session.endpoint.role = Role::TcpClient;
    scene().window().addPage(client);
    verifyNamed(language, clientLabels);
}

void TestWindowWords::whateverCanBeUsedHasAName_data()
{
    QTest::addColumn<QString>("role");
    for (const char *role : {"TCP Server", "TCP Client", "UDP"})
        QTest::newRow(role) << QString::fromLatin1(role);
}

void TestWindowWords::whateverCanBeUsedHasAName()
{
    QFETCH(const QString, role);
    driver().choose(u"Protocol"_s, role);
    driver().press(u"More options"_s);
    driver().press(u"Quick list"_s);
    QStringList nameless;
    forEachAccessible(QAccessible::queryAccessibleInterface(&scene().window()), [&](QAccessibleInterface *node) {
        const auto *widget = qobject_cast<QWidget *>(node->object());
        const bool isReachable = widget != nullptr && widget->isVisible() && widget->focusPolicy() != Qt::NoFocus;
        if (isReachable && isForUse(node->role()) && node->text(QAccessible::Name).isEmpty())
            nameless << QString::fromLatin1(widget->metaObject()->className()) + u' ' + widget->objectName();
    });
    QCOMPARE(nameless.join(u", "), QString());
}

void TestWindowWords::bannerIsAnAlert()
{
    scene().openServer();
    driver().trigger(u"Close tab"_s);
    bool found = false;
    forEachAccessible(QAccessible::queryAccessibleInterface(&scene().window()), [&found](QAccessibleInterface *node) {
        found = found || (node->role() == QAccessible::AlertMessage &&
                          node->text(QAccessible::Name).contains(u"Close this tab?"_s));
    });
    QVERIFY(found);
}

void TestWindowWords::mnemonicsDoNotCollide_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("role");
    for (const QString &language : languages()) {
        for (const auto &role : {u"TCP Server"_s, u"TCP Client"_s, u"UDP"_s})
            QTest::newRow(qUtf8Printable(language + u' ' + role)) << language << role;
    }
}

void TestWindowWords::mnemonicsDoNotCollide()
{
    QFETCH(const QString, language);
    QFETCH(const QString, role);
    driver().choose(u"Protocol"_s, role);
    driver().type(u"Local port"_s, u"0"_s);
    driver().press(u"More options"_s);
    driver().press(u"Quick list"_s);
    scene().window().chooseLanguage(language);
    QApplication::processEvents();

    QStringList texts = mnemonicTextsIn(*page());
    for (const QAction *menu : scene().window().menuBar()->actions())
        texts << menu->text();
    QCOMPARE(collisionsIn(texts), QString());
    page()->triggerOpen(); // its button is called something else now
    QApplication::processEvents();
    QCOMPARE(collisionsIn(mnemonicTextsIn(scene().window())), QString());
}

void TestWindowWords::menuMnemonicsDoNotCollide_data()
{
    eachLanguage();
}

void TestWindowWords::menuMnemonicsDoNotCollide()
{
    QFETCH(const QString, language);
    scene().window().chooseLanguage(language);
    QApplication::processEvents();
    for (const auto *menu : scene().window().findChildren<QMenu *>()) {
        QStringList texts;
        for (const QAction *action : menu->actions())
            texts << action->text();
        QCOMPARE(collisionsIn(texts), QString());
    }
}

void TestWindowWords::dialogMnemonicsDoNotCollide_data()
{
    eachLanguage();
}

void TestWindowWords::dialogMnemonicsDoNotCollide()
{
    QFETCH(const QString, language);
    scene().openServer();
    scene().window().chooseLanguage(language);
    QVERIFY(!scene().window().close()); // asks
    QApplication::processEvents();
    driver().trigger(language == "en"_L1 ? u"About SocketDesk"_s : u"关于 SocketDesk(A)"_s);
    const auto dialogs = scene().window().findChildren<QDialog *>();
    QCOMPARE(dialogs.size(), 2);
    for (const QDialog *dialog : dialogs)
        QCOMPARE(collisionsIn(mnemonicTextsIn(*dialog)), QString());
}

void TestWindowWords::shortcutsDoNotCollide()
{
    QHash<QKeySequence, QStringList> owners;
    for (const auto *action : scene().window().findChildren<QAction *>()) {
        for (const QKeySequence &keys : action->shortcuts())
            owners[keys] << action->text();
    }
    for (const QStringList &texts : std::as_const(owners))
        QCOMPARE(texts, texts.mid(0, 1));
}

void TestWindowWords::nothingIsUntranslated_data()
{
    QTest::addColumn<QString>("file");
    QTest::newRow("our sentences") << u"socketdesk_zh_CN.ts"_s;
    QTest::newRow("Qt's sentences") << u"qt_zh_CN.ts"_s;
}

void TestWindowWords::nothingIsUntranslated()
{
    QFETCH(const QString, file);
    const QList<Translation> translations = translationsOf(file);
    QVERIFY(translations.size() > 20);
    QStringList lacking;
    for (const Translation &translation : translations) {
        if (!translation.isFinished || translation.text.isEmpty())
            lacking << translation.source;
    }
    QCOMPARE(lacking.join(u'\n'), QString());
}

void TestWindowWords::placeholdersSurviveTranslation()
{
    for (const Translation &translation : translationsOf(u"socketdesk_zh_CN.ts"_s)) {
        QVERIFY2(placeholdersOf(translation.source) == placeholdersOf(translation.text),
                 qUtf8Printable(translation.source + u'\n' + translation.text));
    }
}

QTEST_MAIN(TestWindowWords)
#include "tst_window_words.moc"
