// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/stricttest.h"
#include "ui/base/settings.h"
#include "ui/log/timeformat.h"

#include <QDir>
#include <QFile>
#include <QSettings>
#include <QTemporaryDir>

using namespace SocketDesk;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// Where preferences are kept: each is checked when it is read, and a file that is no good is out of the way.
class TestPreferences : public StrictTest
{
    Q_OBJECT

private Q_SLOTS:
    void everyUsualValueIsGood();
    void whatIsSetIsReadBack();
    void whatIsSetIsWrittenSoon();
    void fontOfTheWindowIsReadableOrTheSystems();
    void theUsualValueLeavesTheFile();
    void nonsenseIsAsUsual_data();
    void nonsenseIsAsUsual();
    void damagedFilesAreSetAside_data();
    void damagedFilesAreSetAside();
    void folderInItsPlaceIsSetAside();
    void whatCannotBeWrittenIsTold();
    void timesAreToldAsChosen_data();
    void timesAreToldAsChosen();

private:
    [[nodiscard]] QString file() const { return m_folder.filePath(u"settings.ini"_s); }
    void write(const QByteArray &bytes) const;
    [[nodiscard]] static QVariant another(const PreferenceSpec &spec);

    QTemporaryDir m_folder;
};

void TestPreferences::write(const QByteArray &bytes) const
{
    QFile file(this->file());
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

/// One that is good and not the usual one.
QVariant TestPreferences::another(const PreferenceSpec &spec)
{
    switch (spec.kind) {
    case PreferenceSpec::Kind::Switch:
        return !spec.usual.toBool();
    case PreferenceSpec::Kind::Number:
        return spec.usual.toInt() == spec.most ? spec.least : spec.most;
    case PreferenceSpec::Kind::Choice:
        return spec.names.constLast();
    case PreferenceSpec::Kind::Text:
        break;
    }
    for (const QString &text : {u"GBK"_s, u"fixed:16"_s, u"::1"_s, u"/tmp/你好"_s}) {
        if (spec.isGoodText(text))
            return text;
    }
    return {};
}

void TestPreferences::everyUsualValueIsGood()
{
    QStringList keys;
    for (const PreferenceSpec &spec : preferenceSpecs()) {
        QCOMPARE(spec.checked(spec.usual), std::optional(spec.usual));
        QCOMPARE(&specOf(spec.id), &spec);
        QVERIFY2(!keys.contains(spec.key), spec.key.data());
        keys << spec.key;
    }
}

void TestPreferences::whatIsSetIsReadBack()
{
    {
        Settings settings(file());
        for (const PreferenceSpec &spec : preferenceSpecs())
            settings.setPreference(spec.id, another(spec));
    }
    const Settings settings(file());
    QVERIFY(settings.unusablePreferences().isEmpty());
    for (const PreferenceSpec &spec : preferenceSpecs()) {
        QCOMPARE(settings.preference(spec.id), another(spec));
        QCOMPARE(settings.preference(spec.id).typeId(), spec.usual.typeId());
    }
}

/// Nobody waits for the disk, and no crash later takes it back.
void TestPreferences::whatIsSetIsWrittenSoon()
{
    const PreferenceSpec &spec = specOf(Preference::LogFontSize);
    const auto written = [&] { return QSettings(file(), QSettings::IniFormat).value(spec.key).toInt(); };
    const int before = written();
    Settings settings(file());
    for (const int points : {20, 21, 22})
        settings.setPreference(spec.id, points);
    QCOMPARE(written(), before);
    QTRY_COMPARE(written(), 22);
    settings.setPreference(spec.id, spec.usual);
    QTRY_COMPARE(written(), 0);
}

void TestPreferences::fontOfTheWindowIsReadableOrTheSystems()
{
    const PreferenceSpec &spec = specOf(Preference::WindowFontSize);
    for (const int good : {0, 6, 24})
        QCOMPARE(spec.checked(good), std::optional<QVariant>(good));
    for (const int bad : {-1, 1, 5, 25})
        QVERIFY(!spec.checked(bad));
}

void TestPreferences::theUsualValueLeavesTheFile()
{
    QFile::remove(file());
    {
        Settings settings(file());
        for (const PreferenceSpec &spec : preferenceSpecs()) {
            settings.setPreference(spec.id, another(spec));
            settings.setPreference(spec.id, spec.usual);
        }
    }
    QVERIFY(QSettings(file(), QSettings::IniFormat).allKeys().isEmpty());
}

void TestPreferences::nonsenseIsAsUsual_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::newRow("empty") << ""_ba;
    QTest::newRow("a word") << "%%%nonsense%%%"_ba;
    QTest::newRow("a huge number") << "99999999999999999999"_ba;
    QTest::newRow("a negative number") << "-1"_ba;
    QTest::newRow("a list") << "1, 2, 3"_ba;
    QTest::newRow("another type") << "@Rect(0 0 1 1)"_ba;
    QTest::newRow("control characters") << "\"a\\x1b[31m\\n\""_ba;
}

void TestPreferences::nonsenseIsAsUsual()
{
    QFETCH(const QByteArray, value);
    QByteArray lines;
    for (const PreferenceSpec &spec : preferenceSpecs()) {
        const QByteArrayList key = QByteArray(spec.key.data(), spec.key.size()).split('/');
        lines += '[' + key.at(0) + "]\n" + key.at(1) + '=' + value + '\n';
    }
    write(lines);
    const Settings settings(file());
    QVERIFY(settings.setAsideAs().isEmpty());
    for (const PreferenceSpec &spec : preferenceSpecs()) {
        const QVariant read = settings.preference(spec.id);
        QVERIFY2(spec.checked(read), spec.key.data());
        const bool isUsable = !settings.unusablePreferences().contains(spec.id);
        QVERIFY2(isUsable || read == spec.usual, spec.key.data());
    }
}

void TestPreferences::damagedFilesAreSetAside_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("zeros") << QByteArray(512, '\0');
    QTest::newRow("noise") << QByteArray::fromHex("00ff8b0a5b13d70a7f454c46");
    QTest::newRow("no keys") << "this is a letter\nnot a settings file\n"_ba;
    QTest::newRow("a good begin, and zeros") << "[window]\nlanguage=en\n"_ba + QByteArray(64, '\0');
}

void TestPreferences::damagedFilesAreSetAside()
{
    QFETCH(const QByteArray, bytes);
    write(bytes);
    Settings settings(file());
    QVERIFY2(settings.setAsideAs().startsWith(file() + u".damaged-"), qUtf8Printable(settings.setAsideAs()));
    settings.setPreference(Preference::LogFontSize, 20);
    QFile kept(settings.setAsideAs());
    QVERIFY(kept.open(QIODevice::ReadOnly));
    QCOMPARE(kept.readAll(), bytes);
    QVERIFY(kept.remove());
}

void TestPreferences::folderInItsPlaceIsSetAside()
{
    QFile::remove(file());
    QVERIFY(QDir().mkpath(file() + u"/inside"));
    {
        Settings settings(file());
        QVERIFY(settings.setAsideAs().contains(u".damaged-"_s));
        QVERIFY(QDir(settings.setAsideAs() + u"/inside").exists());
        QVERIFY(settings.isKept());
        settings.setPreference(Preference::LogFontSize, 20);
    }
    QCOMPARE(Settings(file()).preference(Preference::LogFontSize), QVariant(20));
}

void TestPreferences::whatCannotBeWrittenIsTold()
{
    const QString inAFile = m_folder.filePath(u"plain"_s);
    QFile plain(inAFile);
    QVERIFY(plain.open(QIODevice::WriteOnly));
    Settings settings(inAFile + u"/settings.ini");
    QVERIFY(!settings.isKept());
    settings.setPreference(Preference::LogFontSize, 20);
    QCOMPARE(settings.preference(Preference::LogFontSize), QVariant(20));
}

void TestPreferences::timesAreToldAsChosen_data()
{
    QTest::addColumn<QString>("format");
    QTest::addColumn<qint64>("nanoseconds"); // since the reference
    QTest::addColumn<QString>("expected");   // a regular expression, as the time zone is anybody's
    const qint64 some = 123'456'789;
    QTest::newRow("milliseconds") << u"milliseconds"_s << some << u"\\d\\d:\\d\\d:00\\.123"_s;
    QTest::newRow("microseconds") << u"microseconds"_s << some << u"\\d\\d:\\d\\d:00\\.123456"_s;
    QTest::newRow("date") << u"date"_s << some << u"2026-0[12]-\\d\\d \\d\\d:\\d\\d:00\\.123"_s;
    QTest::newRow("relative") << u"relative"_s << some << u"0\\.123456 s"_s;
    QTest::newRow("relative, the first") << u"relative"_s << qint64(0) << u"0\\.000000 s"_s;
    QTest::newRow("relative, hours") << u"relative"_s << qint64(7'200) * 1'000'000'000 << u"7200\\.000000 s"_s;
    QTest::newRow("relative, set back") << u"relative"_s << -some << u"-0\\.123456 s"_s;
    QTest::newRow("delta") << u"delta"_s << some << u"\\+0\\.123456 s"_s;
    QTest::newRow("delta, set back") << u"delta"_s << -some << u"-0\\.123456 s"_s;
    QTest::newRow("unknown") << u"rubbish"_s << some << u"\\d\\d:\\d\\d:00\\.123"_s;
}

void TestPreferences::timesAreToldAsChosen()
{
    QFETCH(const QString, format);
    QFETCH(const qint64, nanoseconds);
    QFETCH(const QString, expected);
    const Timestamp reference = *timestampFromRfc3339(u"2026-01-31T09:05:00Z");
    const QString text =
        timeText(reference + std::chrono::nanoseconds(nanoseconds), timeFormatFromName(format), reference);
    const QRegularExpression pattern(QRegularExpression::anchoredPattern(expected));
    QVERIFY2(pattern.match(text).hasMatch(), qUtf8Printable(text));
}

QTEST_MAIN(TestPreferences)
#include "tst_preferences.moc"
