// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "framing/filedeframer.h"

#include "tests/support/stricttest.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>

using namespace SocketDesk;
using namespace Qt::StringLiterals;

namespace {

/// What a deframer says, in words.
class Notes final : public FileDeframer::Sink
{
public:
    void fileBegan(const FileHeader &header) override { m_all << u"began %1 %2"_s.arg(header.name).arg(header.size); }
    void fileBytes(QByteArrayView bytes) override { m_bytes += bytes; }
    void fileEnded(bool isComplete) override
    {
        m_all << QString::fromLatin1(m_bytes.toHex()) << (isComplete ? u"complete"_s : u"incomplete"_s);
        m_bytes.clear();
    }
    void headerRefused(const Error &error) override
    {
        m_all << u"refused: %1 %2"_s.arg(stableName(error.code), error.argument(1));
    }

    [[nodiscard]] QStringList all() const { return m_all; }

private:
    QStringList m_all;
    QByteArray m_bytes;
};

QStringList notesOf(const FileFraming &framing, const QByteArray &stream, bool isFinished = true)
{
    Notes notes;
    FileDeframer deframer(framing);
    deframer.feed(stream, notes);
    deframer.end(isFinished, notes);
    return notes.all();
}

FileFraming framing(const char *spec)
{
    return FileFraming::fromSpec(QString::fromLatin1(spec)).value();
}

QByteArray packed(const FileFraming &framing, const QString &name, const QByteArray &content)
{
    return makeFileHeader(framing, {name, content.size()}).value() + content;
}

} // namespace

class TestFileDeframer : public StrictTest
{
    Q_OBJECT

private Q_SLOTS:
    void specsAreReadAndWritten_data();
    void specsAreReadAndWritten();
    void wrongSpecsAreNamed();
    void headersAreThoseOfTheCourses();
    void headersAreAscii();
    void aLengthHasFourBytes();
    void filesFollowEachOther_data();
    void filesFollowEachOther();
    void rawIsOneFile();
    void anyCutGivesTheSame_data();
    void anyCutGivesTheSame();
    void endsAreToldApart();
    void wrongHeadersAreRefused_data();
    void wrongHeadersAreRefused();
    void gbkHeadersAreRead();
};

void TestFileDeframer::specsAreReadAndWritten_data()
{
    QTest::addColumn<QString>("written");
    for (const char *spec : {"raw", "length", "lengthle", "json", "jsonle"})
        QTest::newRow(spec) << QString::fromLatin1(spec);
    QTest::newRow("lengthbe") << u"length"_s;
    QTest::newRow("jsonbe") << u"json"_s;
}

void TestFileDeframer::specsAreReadAndWritten()
{
    QFETCH(QString, written);
    QCOMPARE(framing(QTest::currentDataTag()).toSpec(), written);
}

void TestFileDeframer::wrongSpecsAreNamed()
{
    for (const QString &spec : {u""_s, u"Raw"_s, u"length:4"_s, u"rawle"_s, u"json "_s}) {
        const Result<FileFraming> wrong = FileFraming::fromSpec(spec);
        QVERIFY(!wrong);
        QCOMPARE(wrong.error().code, ErrorCode::InvalidValue);
        QCOMPARE(wrong.error().argument(0), spec);
    }
}

void TestFileDeframer::headersAreThoseOfTheCourses()
{
    QCOMPARE(makeFileHeader(framing("raw"), {u"a"_s, 5}).value(), QByteArray());
    QCOMPARE(makeFileHeader(framing("length"), {u"a"_s, 0x01020304}).value().toHex(), QByteArray("01020304"));
    QCOMPARE(makeFileHeader(framing("lengthle"), {u"a"_s, 0x01020304}).value().toHex(), QByteArray("04030201"));
    const QByteArray json = makeFileHeader(framing("jsonle"), {u"a.txt"_s, 5}).value();
    QCOMPARE(json.first(4).toHex(), QByteArray("21000000"));
    QCOMPARE(json.sliced(4), QByteArray(R"({"filename":"a.txt","filesize":5})") + QByteArray());
}

void TestFileDeframer::headersAreAscii()
{
    const QByteArray json = makeFileHeader(framing("json"), {u"文件\u007F😀\".txt"_s, 7}).value().sliced(4);
    QVERIFY(std::all_of(json.cbegin(), json.cend(), [](char c) { return c >= 0x20 && c < 0x7F; }));
    QCOMPARE(QJsonDocument::fromJson(json).object().value("filename"_L1).toString(), u"文件\u007F😀\".txt"_s);
    QCOMPARE(parseFileHeader(json, {}).value(), (FileHeader{u"文件\u007F😀\".txt"_s, 7}));
}

void TestFileDeframer::aLengthHasFourBytes()
{
    QCOMPARE(makeFileHeader(framing("length"), {u"a"_s, 0xFFFFFFFF}).value().toHex(), QByteArray("ffffffff"));
    const auto tooLong = makeFileHeader(framing("length"), {u"a"_s, 0x100000000});
    QVERIFY(!tooLong);
    QCOMPARE(tooLong.error().code, ErrorCode::FileTooLong);
    QVERIFY(makeFileHeader(framing("json"), {u"a"_s, 0x100000000}).has_value());
}

void TestFileDeframer::filesFollowEachOther_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("length") << QString();
    QTest::newRow("lengthle") << QString();
    QTest::newRow("json") << u"你好.txt"_s;
    QTest::newRow("jsonle") << u"a"_s;
}

void TestFileDeframer::filesFollowEachOther()
{
    QFETCH(QString, name);
    const FileFraming kind = framing(QTest::currentDataTag());
    const QByteArray stream = packed(kind, name, "one") + packed(kind, name, {}) + packed(kind, name, "xy");
    const QStringList expected{u"began %1 3"_s.arg(name), u"6f6e65"_s, u"complete"_s,
                               u"began %1 0"_s.arg(name), QString(),   u"complete"_s,
                               u"began %1 2"_s.arg(name), u"7879"_s,   u"complete"_s};
    QCOMPARE(notesOf(kind, stream), expected);
}

void TestFileDeframer::rawIsOneFile()
{
    QCOMPARE(notesOf(framing("raw"), "abc"), (QStringList{u"began  -1"_s, u"616263"_s, u"complete"_s}));
    QCOMPARE(notesOf(framing("raw"), "abc", false), (QStringList{u"began  -1"_s, u"616263"_s, u"incomplete"_s}));
    QCOMPARE(notesOf(framing("raw"), {}), QStringList());
}

void TestFileDeframer::anyCutGivesTheSame_data()
{
    QTest::addColumn<QString>("spec");
    for (const char *spec : {"raw", "length", "lengthle", "json", "jsonle"})
        QTest::newRow(spec) << QString::fromLatin1(spec);
}

void TestFileDeframer::anyCutGivesTheSame()
{
    QFETCH(QString, spec);
    const FileFraming kind = FileFraming::fromSpec(spec).value();
    const QByteArray stream = packed(kind, u"一.txt"_s, "first") + packed(kind, u"二"_s, {}) +
                              packed(kind, u"三"_s, QByteArray(300, 'x')) + packed(kind, u"四"_s, "cut").chopped(1);
    const QStringList whole = notesOf(kind, stream);
    QRandomGenerator random(1);
    for (int round = 0; round < 2000; ++round) {
        Notes notes;
        FileDeframer deframer(kind);
        for (qsizetype at = 0; at < stream.size();) {
            const qsizetype part = std::min<qsizetype>(1 + random.bounded(40), stream.size() - at);
            deframer.feed(QByteArrayView(stream).sliced(at, part), notes);
            at += part;
        }
        deframer.end(true, notes);
        QCOMPARE(notes.all(), whole);
    }
}

void TestFileDeframer::endsAreToldApart()
{
    const FileFraming kind = framing("length");
    QCOMPARE(notesOf(kind, {}), QStringList());
    QCOMPARE(notesOf(kind, packed(kind, {}, "abc").chopped(1)),
             (QStringList{u"began  3"_s, u"6162"_s, u"incomplete"_s}));
    QCOMPARE(notesOf(kind, QByteArray(3, '\0')), (QStringList{u"refused: bad-file-header cut-short"_s}));
    const FileFraming json = framing("json");
    QCOMPARE(notesOf(json, packed(json, u"a"_s, {}).chopped(1)),
             (QStringList{u"refused: bad-file-header cut-short"_s}));
}

void TestFileDeframer::wrongHeadersAreRefused_data()
{
    QTest::addColumn<QByteArray>("stream");
    QTest::addColumn<QString>("what");
    const auto json = [](const QByteArray &text) -> QByteArray {
        return QByteArray::fromHex("000000") + char(text.size()) + text + "and what follows";
    };
    QTest::newRow("no length at all") << QByteArray(4, '\0') << u"length"_s;
    QTest::newRow("the other byte order") << QByteArray::fromHex("22000000") + QByteArray(64, 'x') << u"length"_s;
    QTest::newRow("text") << QByteArray("GET / HTTP/1.1\r\n") << u"length"_s;
    QTest::newRow("no JSON") << json("hello") << u"json"_s;
    QTest::newRow("an array") << json("[1]") << u"json"_s;
    QTest::newRow("no name") << json(R"({"filesize":1})") << u"filename"_s;
    QTest::newRow("a number as name") << json(R"({"filename":1,"filesize":1})") << u"filename"_s;
    QTest::newRow("no size") << json(R"({"filename":"a"})") << u"filesize"_s;
    QTest::newRow("a text as size") << json(R"({"filename":"a","filesize":"1"})") << u"filesize"_s;
    QTest::newRow("a negative size") << json(R"({"filename":"a","filesize":-1})") << u"filesize"_s;
    QTest::newRow("half a byte") << json(R"({"filename":"a","filesize":1.5})") << u"filesize"_s;
    QTest::newRow("more than there is") << json(R"({"filename":"a","filesize":1e300})") << u"filesize"_s;
}

void TestFileDeframer::wrongHeadersAreRefused()
{
    QFETCH(QByteArray, stream);
    QFETCH(QString, what);
    QCOMPARE(notesOf(framing("json"), stream), (QStringList{u"refused: bad-file-header "_s + what}));
}

void TestFileDeframer::gbkHeadersAreRead()
{
    const QByteArray json = QByteArray("{\"filename\":\"") + QByteArray::fromHex("c4e3bac3") + "\",\"filesize\":3}";
    const Result<FileHeader> header = parseFileHeader(json, Encoding::fromName(u"GBK"_s).value());
    QVERIFY(header.has_value());
    QCOMPARE(*header, (FileHeader{u"你好"_s, 3}));
}

QTEST_GUILESS_MAIN(TestFileDeframer)
#include "tst_filedeframer.moc"
