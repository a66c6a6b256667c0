// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/windowtest.h"

#include "session/sessionhandle.h"
#include "tests/support/rawpeer.h"
#include "ui/log/filereception.h"
#include "ui/respond/answering.h"
#include "ui/send/sendfiledialog.h"
#include "ui/send/sending.h"

#include <QApplication>
#include <QComboBox>
#include <QDialog>
#include <QDropEvent>
#include <QFileDialog>
#include <QLineEdit>
#include <QMimeData>
#include <QRegularExpression>
#include <QSpinBox>
#include <QTemporaryDir>

#include <algorithm>

using namespace SocketDesk;
using namespace Qt::StringLiterals;

/// Files sent, received and downloaded by hand.
class TestWindowFiles : public WindowTest
{
    Q_OBJECT

private Q_SLOTS:
    void init() override;

    void theDialogSaysHowAFileIsSent();
    void theNextFileIsSentInTheSameWay();
    void aFileThatIsNoneCannotBeSent();
    void aFileIsPausedAndGoesOn();
    void howLongAFileTakesIsLegible();
    void aFileThatIsCutOffIsSaid();
    void aDroppedFileIsAskedFor();
    void receivesFilesUntilItIsSwitchedOff();
    void aLongNameDoesNotWidenTheWindow();
    void receivingAskedForAndNotWantedStaysOff();
    void anIncompleteFileIsSaid();
    void downloadsByName();
    void whatArrivedBeforeEndsNoDownload();
    void theStripSpeaksTheLanguageOfNow();
    void aDownloadWithoutAConnectionIsRefused();
    void aWorkspaceKeepsHowAndStartsNothing();
    void servesAFolderVisibly();
    void servesNothingBeforeAFolderIsChosen();

private:
    QString write(const QString &name, const QByteArray &content) const;
    [[nodiscard]] QString folder() const { return m_folder->path(); }
    [[nodiscard]] QByteArray content(const QString &name) const;

    /// The dialog that is up, by its class.
    template<typename Dialog = QDialog>
    [[nodiscard]] Dialog *dialog() const
    {
        return qobject_cast<Dialog *>(QApplication::activeModalWidget());
    }
    void typeInto(const QString &name, const QString &text) const;
    void choose(const QString &name, int index) const;
    void pressInDialog(const QString &name) const;
    [[nodiscard]] RawStream connectedPeer();
    [[nodiscard]] RawStream connectedServer(); ///< which the page is a client of

    std::optional<QTemporaryDir> m_folder;
};

void TestWindowFiles::init()
{
    WindowTest::init();
    m_folder.emplace();
}

QString TestWindowFiles::write(const QString &name, const QByteArray &content) const
{
    QFile file(m_folder->filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("cannot write a temporary file");
    return file.fileName();
}

QByteArray TestWindowFiles::content(const QString &name) const
{
    QFile file(m_folder->filePath(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void TestWindowFiles::typeInto(const QString &name, const QString &text) const
{
    for (auto *line : dialog()->findChildren<QLineEdit *>()) {
        if (line->isVisible() && line->accessibleName() == name) {
            line->setText(text); // key clicks are of Latin-1 only
            return;
        }
    }
    qFatal("no such line: %s", qPrintable(name));
}

void TestWindowFiles::choose(const QString &name, int index) const
{
    for (auto *box : dialog()->findChildren<QComboBox *>()) {
        if (box->isVisible() && box->accessibleName() == name) {
            box->setCurrentIndex(index);
            return;
        }
    }
    qFatal("no such list: %s", qPrintable(name));
}

void TestWindowFiles::pressInDialog(const QString &name) const
{
    for (auto *button : dialog()->findChildren<QAbstractButton *>()) {
        if (button->isVisible() && button->accessibleName() == name) {
            QTRY_VERIFY(button->isEnabled()); // the disk has been asked
            QTest::mouseClick(button, Qt::LeftButton);
            return;
        }
    }
    qFatal("no such button: %s", qPrintable(name));
}

/// Of a page that is a server, open on a port of the system's.
RawStream TestWindowFiles::connectedPeer()
{
    driver().type(u"Local port"_s, u"0"_s);
    driver().press(u"Open"_s);
    driver().waitFor(u"the server"_s, [this] { return page()->session()->status().state == EndpointState::Open; });
    const QString address = page()->session()->status().localAddress;
    RawStream peer = RawStream::connectTo(address.section(u':', -1).toUShort());
    driver().waitFor(u"the peer"_s, [this] { return page()->session()->status().peerCount == 1; });
    return peer;
}

RawStream TestWindowFiles::connectedServer()
{
    RawListener listener;
    driver().choose(u"Protocol"_s, u"TCP Client"_s);
    driver().type(u"Remote port"_s, QString::number(listener.port()));
    driver().press(u"Connect"_s);
    driver().waitFor(u"the server"_s, [this] { return page()->session()->status().connection == PeerState::Open; });
    return listener.accept().value();
}

void TestWindowFiles::theDialogSaysHowAFileIsSent()
{
    RawStream peer = connectedPeer();
    const QString path = write(u"文件.txt"_s, "hello");
    driver().press(u"Send from file…"_s);
    QTRY_VERIFY(dialog<SendFileDialog>());
    typeInto(u"File"_s, path);
    choose(u"What is sent"_s, 2);
    choose(u"Byte order"_s, 1);
    pressInDialog(u"Send"_s);
    const QByteArray expected =
        QByteArray::fromHex("2c000000") + R"({"filename":"\u6587\u4ef6.txt","filesize":5})" + "hello";
    QTRY_COMPARE(peer.received(), expected);
}

void TestWindowFiles::theNextFileIsSentInTheSameWay()
{
    const QString path = write(u"a"_s, "x");
    driver().press(u"Send from file…"_s);
    QTRY_VERIFY(dialog<SendFileDialog>());
    typeInto(u"File"_s, path);
    choose(u"What is sent"_s, 1);
    pressInDialog(u"Send"_s);
    QTRY_VERIFY(!dialog());
    QTRY_VERIFY(shownText().contains(u"Nothing is open"_s) || !shownText().isEmpty());
    page()->sending()->askForFile(path);
    QTRY_VERIFY(dialog<SendFileDialog>());
    QCOMPARE(dialog<SendFileDialog>()->plan().framing.kind, FileFramingKind::Length);
    QCOMPARE(dialog<SendFileDialog>()->plan().path, path);
    pressInDialog(u"Cancel"_s);
}

void TestWindowFiles::aFileThatIsNoneCannotBeSent()
{
    driver().press(u"Send from file…"_s);
    QTRY_VERIFY(dialog<SendFileDialog>());
    const auto isSendable = [this] {
        for (auto *button : dialog()->findChildren<QAbstractButton *>())
            if (button->accessibleName() == u"Send"_s)
                return button->isEnabled();
        return true;
    };
    QVERIFY(!isSendable());
    typeInto(u"File"_s, folder());
    QVERIFY(!isSendable());
    typeInto(u"File"_s, folder() + u"/missing"_s);
    QVERIFY(!isSendable());
    typeInto(u"File"_s, write(u"a"_s, {}));
    QTRY_VERIFY(isSendable()); // the disk has been asked
    pressInDialog(u"Cancel"_s);
}

void TestWindowFiles::aFileIsPausedAndGoesOn()
{
    RawStream peer = connectedPeer();
    const QByteArray all(60'000, 'x');
    page()->session()->sendFile({write(u"a.bin"_s, all), SendTarget::all(), {}, 100, 100'000});
    driver().waitForControl(u"Progress of the file"_s);
    driver().press(u"Pause"_s);
    QTRY_VERIFY(page()->session()->status().sending.filePaused);
    QTRY_VERIFY(shownText().contains(u" %, paused"_s));
    const qint64 sent = page()->session()->status().sending.fileSent;
    QVERIFY(sent < all.size());
    QTRY_COMPARE(peer.received().size(), sent);
    driver().press(u"Pause"_s);
    QTRY_COMPARE(peer.received(), all);
    QTRY_VERIFY(control(u"Send from file…").isEnabled());
}

void TestWindowFiles::howLongAFileTakesIsLegible()
{
    RawStream peer = connectedPeer();
    page()->session()->sendFile({write(u"a.bin"_s, QByteArray(60'000, 'x')), SendTarget::all(), {}, 100, 10'000});
    driver().waitForControl(u"Progress of the file"_s);
    const QRegularExpression figures(u"^\\d+ %, \\S+ kB/s, \\d:\\d\\d left$"_s, QRegularExpression::MultilineOption);
    QTRY_VERIFY2(shownText().contains(figures), qPrintable(shownText())); // in the narrow column, not shortened
    driver().press(u"Cancel"_s);
}

void TestWindowFiles::aFileThatIsCutOffIsSaid()
{
    RawStream peer = connectedPeer();
    const FilePlan slow{write(u"a.bin"_s, QByteArray(60'000, 'x')), SendTarget::all(), {}, 100, 10'000};
    const auto says = [this] { return shownText().contains(u"“a.bin” was not sent whole."_s); };
    page()->session()->sendFile(slow);
    QTRY_VERIFY(!peer.received().isEmpty());
    peer.reset();
    QTRY_VERIFY(says());
    QTRY_VERIFY(!bannerText().isEmpty());
    RawStream other = RawStream::connectTo(page()->session()->status().localAddress.section(u':', -1).toUShort());
    driver().waitFor(u"the peer"_s, [this] { return page()->session()->status().peerCount == 1; });
    QTRY_VERIFY2(bannerText().isEmpty(), qUtf8Printable(bannerText())); // that nobody is there
    page()->session()->sendFile({slow.path, SendTarget::all(), {}});
    QTRY_COMPARE(other.received().size(), 60'000);
    QTRY_VERIFY(!says());
}

void TestWindowFiles::aDroppedFileIsAskedFor()
{
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(write(u"a.txt"_s, "x"))});
    const auto drop = [this](const QMimeData &mime) {
        QDragEnterEvent enter(QPoint(5, 5), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(page(), &enter);
        QDropEvent event(QPointF(5, 5), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(page(), &event);
    };
    drop(data);
    QTRY_VERIFY(dialog<SendFileDialog>());
    QCOMPARE(dialog<SendFileDialog>()->plan().path, m_folder->filePath(u"a.txt"_s));
    const auto labels = dialog()->findChildren<QLabel *>();
    QVERIFY(std::ranges::any_of(labels, [](const QLabel *label) { return label->text() == u"All peers"_s; }));
    pressInDialog(u"Cancel"_s);
    QTRY_VERIFY(!dialog());
    QMimeData foreign;
    foreign.setUrls({QUrl(u"http://127.0.0.1/a.txt"_s)});
    drop(foreign);
    QVERIFY(!dialog());
    QMimeData log; // that is opened by the window
    log.setUrls({QUrl::fromLocalFile(write(u"a.jsonl"_s, "{}"))});
    drop(log);
    QVERIFY(!dialog());
}

void TestWindowFiles::receivesFilesUntilItIsSwitchedOff()
{
    RawStream peer = connectedPeer();
    peer.write(QByteArray::fromHex("00000001") + "x"); // not asked for
    QTRY_COMPARE(page()->session()->counters().traffic.receivedBytes, 5U);
    driver().press(u"Receive files…"_s);
    QTRY_VERIFY(dialog());
    typeInto(u"Save in"_s, folder());
    choose(u"What peers send"_s, 2);
    pressInDialog(u"Receive"_s);
    driver().waitForControl(u"Stop"_s); // the badge
    QVERIFY(page()->fileReception()->isOn());
    const QByteArray header = R"({"filename":"你好.txt","filesize":3})";
    peer.write(QByteArray::fromHex("000000") + char(header.size()) + header + "abc");
    QTRY_COMPARE(content(u"你好.txt"_s), QByteArray("abc"));
    QTRY_VERIFY2(shownText().contains(u"“你好.txt” is saved, 3 bytes."_s), qPrintable(shownText()));
    driver().press(u"Stop"_s);
    QVERIFY(!page()->fileReception()->isOn());
    QVERIFY(!control(u"Receive files…").isChecked());
    peer.write(QByteArray::fromHex("000000") + char(header.size()) + header + "abc");
    QTRY_VERIFY(page()->session()->counters().traffic.receivedBytes > 80U);
    QVERIFY(!QFile::exists(m_folder->filePath(u"你好 (2).txt"_s)));
}

void TestWindowFiles::aLongNameDoesNotWidenTheWindow()
{
    RawStream peer = connectedPeer();
    page()->fileReception()->receive({folder(), {FileFramingKind::Json}, {}, {}});
    const int least = scene().window().minimumSizeHint().width();
    const QByteArray header = R"({"filename":")" + QByteArray(180, 'x') + R"(","filesize":1})";
    peer.write(QByteArray::fromHex("000000") + char(header.size()) + header + "a");
    QTRY_VERIFY2(shownText().contains(u"x” is saved, 1 byte."_s), qPrintable(shownText()));
    QCOMPARE(scene().window().minimumSizeHint().width(), least);
    driver().press(u"Stop"_s);
    page()->fileReception()->receive({folder(), {FileFramingKind::Json}, {}, {}});
    peer.write(QByteArray::fromHex("000000") + char(header.size()) + header); // and is not complete
    peer.finish();
    QTRY_VERIFY2(shownText().contains(u"is not complete"_s), qPrintable(shownText()));
    QCOMPARE(scene().window().minimumSizeHint().width(), least);
}

void TestWindowFiles::receivingAskedForAndNotWantedStaysOff()
{
    driver().press(u"Receive files…"_s);
    QTRY_VERIFY(dialog());
    pressInDialog(u"Cancel"_s);
    QTRY_VERIFY(!dialog());
    QVERIFY(!control(u"Receive files…").isChecked());
    QVERIFY(!page()->fileReception()->isOn());
}

void TestWindowFiles::anIncompleteFileIsSaid()
{
    RawStream peer = connectedPeer();
    page()->fileReception()->receive({folder(), {FileFramingKind::Length}, {}, {}});
    peer.write(QByteArray::fromHex("00000064") + "a part");
    peer.finish();
    QTRY_VERIFY2(shownText().contains(u"is not complete: 6 of 100 bytes came."_s), qPrintable(shownText()));
    const QStringList names = QDir(folder()).entryList(QDir::Files);
    QCOMPARE(names.size(), 1);
    QVERIFY2(names.constFirst().endsWith(u".bin.part"_s), qPrintable(names.constFirst()));
}

void TestWindowFiles::downloadsByName()
{
    RawStream server = connectedServer();
    driver().trigger(u"Download…"_s);
    QTRY_VERIFY(dialog());
    typeInto(u"File name"_s, u"你好.txt"_s);
    typeInto(u"Save in"_s, folder());
    pressInDialog(u"Download"_s);
    QTRY_COMPARE(server.received(), u"你好.txt"_s.toUtf8());
    QVERIFY(page()->fileReception()->isOn());
    server.write("the content");
    server.finish();
    QTRY_COMPARE(content(u"你好.txt"_s), QByteArray("the content"));
    QTRY_VERIFY(!page()->fileReception()->isOn());
    QTRY_VERIFY(shownText().contains(u"“你好.txt” is saved, 11 bytes."_s));
}

void TestWindowFiles::whatArrivedBeforeEndsNoDownload()
{
    RawStream server = connectedServer();
    FileReception *reception = page()->fileReception();
    reception->download({folder(), {}, {}, u"first.txt"_s});
    QVERIFY2(shownText().contains(u"Waiting for the server"_s), qPrintable(shownText()));
    server.write("a part");
    QTRY_VERIFY(reception->progress().bytes == 6);
    reception->download({folder(), {}, {}, u"second.txt"_s});
    QTRY_VERIFY(shownText().contains(u"first.txt"_s)); // of which not all came
    QVERIFY(reception->isOn());
    server.write("all of it");
    server.finish();
    QTRY_COMPARE(content(u"second.txt"_s), QByteArray("all of it"));
}

void TestWindowFiles::theStripSpeaksTheLanguageOfNow()
{
    page()->fileReception()->receive({folder(), {}, {}, {}});
    QVERIFY2(shownText().contains(u"Files go to “"_s), qPrintable(shownText()));
    scene().window().chooseLanguage(u"zh_CN"_s);
    QTRY_VERIFY2(shownText().contains(u"文件存入“"_s), qPrintable(shownText()));
    scene().window().chooseLanguage(u"en"_s);
    QTRY_VERIFY2(shownText().contains(u"Files go to “"_s), qPrintable(shownText()));
}

void TestWindowFiles::aDownloadWithoutAConnectionIsRefused()
{
    page()->fileReception()->download({folder(), {}, {}, u"a"_s});
    QVERIFY(!page()->fileReception()->isOn());
    QVERIFY2(shownText().contains(describe({ErrorCode::NotOpen, {}}).what), qPrintable(shownText()));
}

void TestWindowFiles::aWorkspaceKeepsHowAndStartsNothing()
{
    RawStream peer = connectedPeer();
    driver().press(u"Receive files…"_s);
    QTRY_VERIFY(dialog());
    typeInto(u"Save in"_s, folder());
    choose(u"What peers send"_s, 2);
    pressInDialog(u"Receive"_s);
    driver().press(u"Send from file…"_s);
    QTRY_VERIFY(dialog<SendFileDialog>());
    typeInto(u"File"_s, write(u"a"_s, "x"));
    choose(u"What is sent"_s, 1);
    pressInDialog(u"Send"_s);
    const FileSettings files = page()->state().files;
    QCOMPARE(files.receiveFolder, folder());
    QCOMPARE(files.receiveFraming.kind, FileFramingKind::Json);
    QCOMPARE(files.sendFraming.kind, FileFramingKind::Length);

    WindowTest::init(); // another window
    PageState state = PageState::fresh();
    state.files = files;
    page()->setState(state);
    QVERIFY(!page()->fileReception()->isOn());
    QCOMPARE(page()->state().files, files);
    driver().press(u"Receive files…"_s);
    QTRY_VERIFY(dialog());
    for (const auto *line : dialog()->findChildren<QLineEdit *>())
        QVERIFY(line->accessibleName() != u"Save in"_s || line->text() == folder());
    pressInDialog(u"Cancel"_s);
}

void TestWindowFiles::servesAFolderVisibly()
{
    write(u"你好.txt"_s, "the content");
    RawStream client = connectedPeer();
    driver().trigger(u"Answer by itself"_s);
    driver().waitForControl(u"File server"_s);
    page()->answering()->serveFolder(folder());
    QVERIFY(control(u"File server").isChecked());
    QCOMPARE(driver().textOf(u"Folder"_s), folder());
    QTRY_VERIFY(page()->session()->status().answering.fileServer);
    client.write(u"你好.txt\r\n"_s.toUtf8());
    QTRY_VERIFY(client.hasSeenFin());
    QCOMPARE(client.received(), QByteArray("the content"));
    driver().tick(u"File server"_s, false);
    QTRY_VERIFY(!page()->session()->status().answering.fileServer);
}

void TestWindowFiles::servesNothingBeforeAFolderIsChosen()
{
    driver().trigger(u"Answer by itself"_s);
    driver().waitForControl(u"File server"_s);
    control(u"File server").click();
    QTRY_VERIFY(dialog<QFileDialog>());
    dialog()->reject();
    QVERIFY(!control(u"File server").isChecked());
    QVERIFY(!page()->answering()->config().on.fileServer);
}

QTEST_MAIN(TestWindowFiles)
#include "tst_window_files.moc"
