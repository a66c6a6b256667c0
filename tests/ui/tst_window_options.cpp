// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/stricttest.h"

#include <QProcess>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;

/// The window program's command line, as far as it needs no display: the program itself is run without one.
class TestWindowOptions : public StrictTest
{
    Q_OBJECT

private Q_SLOTS:
    void helpNeedsNoDisplay();
    void helpSpeaksTheLanguageAskedFor();
    void versionNeedsNoDisplay();
    void sayingNothingIsAnError();
    void wrongUsageIsNamed_data();
    void wrongUsageIsNamed();
    void aMissingDisplayIsNamed();

private:
    struct Outcome
    {
        int exitCode;
        QString output;
        QString complaint;
    };
    [[nodiscard]] static Outcome run(const QStringList &arguments);
    [[nodiscard]] QString brokenRules();

    QTemporaryDir m_folder;
};

/// \return a file that is well-formed, with a pattern that is not
QString TestWindowOptions::brokenRules()
{
    QFile file(m_folder.filePath(u"rules.json"_s));
    if (!file.open(QIODevice::WriteOnly))
        qFatal("cannot write a temporary file");
    file.write(R"({"socketdeskRules": 1, "rules": [{"when": {"match": "regex", "pattern": "("}}]})");
    return file.fileName();
}

TestWindowOptions::Outcome TestWindowOptions::run(const QStringList &arguments)
{
    QProcess program;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const auto &display : {u"DISPLAY"_s, u"WAYLAND_DISPLAY"_s, u"QT_QPA_PLATFORM"_s})
        environment.remove(display);
    program.setProcessEnvironment(environment);
    program.start(QStringLiteral(SOCKETDESK_PROGRAM), arguments);
    program.waitForFinished();
    return {program.exitStatus() == QProcess::NormalExit ? program.exitCode() : -1,
            QString::fromUtf8(program.readAllStandardOutput()), QString::fromUtf8(program.readAllStandardError())};
}

void TestWindowOptions::helpNeedsNoDisplay()
{
    const Outcome help = run({u"--help"_s, u"--lang"_s, u"en"_s});
    QCOMPARE(help.complaint, QString());
    QCOMPARE(help.exitCode, 0);
    for (const auto &option :
         {u"--role"_s, u"--local"_s, u"--remote"_s, u"--open"_s, u"--encoding"_s, u"--view"_s, u"--framing"_s,
          u"--sequence"_s, u"--echo"_s, u"--lang"_s, u"--version"_s, u"[FILE...]"_s})
        QVERIFY2(help.output.contains(option), qUtf8Printable(option));
}

void TestWindowOptions::helpSpeaksTheLanguageAskedFor()
{
    const Outcome help = run({u"--help"_s, u"--lang=zh_CN"_s});
    QVERIFY2(help.output.contains(u"立即打开或连接"_s), qUtf8Printable(help.output));
    QVERIFY2(help.output.contains(u"选项"_s), qUtf8Printable(help.output));
}

void TestWindowOptions::versionNeedsNoDisplay()
{
    const Outcome version = run({u"--version"_s});
    QCOMPARE(version.output, u"SocketDesk " SOCKETDESK_VERSION "\n"_s);
    QCOMPARE(version.exitCode, 0);
}

/// Where what was asked for could not be written.
void TestWindowOptions::sayingNothingIsAnError()
{
    QProcess program;
    program.setStandardOutputFile(u"/dev/full"_s);
    program.start(QStringLiteral(SOCKETDESK_PROGRAM), {u"--help"_s});
    QVERIFY(program.waitForFinished());
    QCOMPARE(program.exitCode(), 4);
}

void TestWindowOptions::wrongUsageIsNamed_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("named");
    QTest::newRow("unknown option") << QStringList{u"--frobnicate"_s} << u"frobnicate"_s;
    QTest::newRow("role") << QStringList{u"--role"_s, u"sctp"_s} << u"sctp"_s;
    QTest::newRow("port") << QStringList{u"--local"_s, u"127.0.0.1:70000"_s} << u"70000"_s;
    QTest::newRow("nobody's port") << QStringList{u"--remote"_s, u"127.0.0.1:0"_s} << u"--remote"_s;
    QTest::newRow("address") << QStringList{u"--remote"_s, u"127.0.0.010:80"_s} << u"127.0.0.010"_s;
    QTest::newRow("encoding") << QStringList{u"--encoding"_s, u"martian"_s} << u"martian"_s;
    QTest::newRow("view") << QStringList{u"--view"_s, u"html"_s} << u"html"_s;
    QTest::newRow("framing") << QStringList{u"--framing"_s, u"length:4xe"_s} << u"“4xe”"_s;
    QTest::newRow("log") << QStringList{u"--log"_s, u"talk.docx"_s} << u"talk.docx"_s;
    QTest::newRow("language") << QStringList{u"--lang"_s, u"fr"_s} << u"fr"_s;
    QTest::newRow("a word too many") << QStringList{u"surplus"_s} << u"surplus"_s;
    QTest::newRow("no saved log") << QStringList{u"a.jsonl"_s, u"b.docx"_s} << u"b.docx"_s;
    QTest::newRow("two workspaces") << QStringList{u"a.socketdesk"_s, u"b.socketdesk"_s} << u"b.socketdesk"_s;
    QTest::newRow("twice") << QStringList{u"--role"_s, u"udp"_s, u"--role"_s, u"tcp-client"_s} << u"--role"_s;
    QTest::newRow("remote of a server") << QStringList{u"--role"_s, u"tcp-server"_s, u"--remote"_s, u":1"_s}
                                        << u"--remote"_s;
    QTest::newRow("counter in a stream") << QStringList{u"--role"_s, u"tcp-client"_s, u"--sequence"_s, u"4"_s}
                                         << u"--sequence"_s;
    QTest::newRow("files by datagrams") << QStringList{u"--role"_s, u"udp"_s, u"--serve-folder"_s, u"."_s}
                                        << u"--serve-folder"_s;
    QTest::newRow("a chat of one") << QStringList{u"--role"_s, u"tcp-client"_s, u"--group-chat"_s} << u"--group-chat"_s;
    QTest::newRow("loops") << QStringList{u"--loops"_s, u"never"_s} << u"“never”"_s;
    QTest::newRow("one file for both") << QStringList{u"--log"_s, u"a.log"_s, u"--save-received"_s, u"./a.log"_s}
                                       << u"--save-received"_s;
    QTest::newRow("rules that cannot be used")
        << QStringList{u"--rules"_s, brokenRules()} << u"rules[0].when.pattern"_s;
    QTest::newRow("no value") << QStringList{u"--role"_s} << u"role"_s;
}

void TestWindowOptions::wrongUsageIsNamed()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const QString, named);
    const Outcome outcome = run(arguments);
    QCOMPARE(outcome.exitCode, 2);
    QCOMPARE(outcome.output, QString());
    QVERIFY2(outcome.complaint.contains(named), qUtf8Printable(outcome.complaint));
}

/// Qt alone would abort.
void TestWindowOptions::aMissingDisplayIsNamed()
{
    const Outcome start = run({u"--lang"_s, u"en"_s});
    QCOMPARE(start.exitCode, 3);
    QVERIFY2(start.complaint.contains(u"no display"_s), qUtf8Printable(start.complaint));
    QVERIFY2(start.complaint.contains(u"socketdesk-cli"_s), qUtf8Printable(start.complaint));
    const Outcome chinese = run({u"--lang"_s, u"zh_CN"_s});
    QVERIFY2(chinese.complaint.contains(u"ssh -X"_s) && chinese.complaint.contains(u"桌面"_s),
             qUtf8Printable(chinese.complaint));
}

QTEST_GUILESS_MAIN(TestWindowOptions)
#include "tst_window_options.moc"
