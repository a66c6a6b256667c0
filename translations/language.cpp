// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "translations/language.h"

#include <QCoreApplication>
#include <QLocale>
#include <QTranslator>

static void initialiseResource()
{
    Q_INIT_RESOURCE(translations); // outside of any namespace, as the macro demands
}

namespace SocketDesk {

using namespace Qt::StringLiterals;

namespace {

constexpr auto languageProperty = "socketdesk_language";

/// Later ones are asked first, so ours goes over Qt's.
constexpr std::array catalogueNames{"qt"_L1, "socketdesk"_L1};

void removeCatalogues()
{
    for (const auto name : catalogueNames)
        delete qApp->findChild<QTranslator *>(name, Qt::FindDirectChildrenOnly);
}

void installCatalogue(QLatin1StringView name, const QString &language)
{
    auto *catalogue = new QTranslator(qApp);
    catalogue->setObjectName(name);
    const bool loaded = catalogue->load(u":/translations/"_s + name + u'_' + language + u".qm");
    Q_ASSERT(loaded);
    if (loaded)
        QCoreApplication::installTranslator(catalogue);
}

} // namespace

QStringList languages()
{
    return {u"en"_s, u"zh_CN"_s};
}

QString ownNameOf(const QString &language)
{
    return language == "zh_CN"_L1 ? u"简体中文"_s : u"English"_s;
}

QString systemLanguage()
{
    for (const QString &wanted : QLocale::system().uiLanguages()) {
        const QLocale locale(wanted);
        if (locale.language() == QLocale::Chinese)
            return u"zh_CN"_s;
        if (locale.language() == QLocale::English)
            return u"en"_s;
    }
    return u"en"_s;
}

QString wantedLanguage(const QStringList &arguments)
{
    for (qsizetype i = 1; i < arguments.size(); ++i) {
        const QString &argument = arguments.at(i);
        const QString value = argument == "--lang"_L1             ? arguments.value(i + 1)
                              : argument.startsWith("--lang="_L1) ? argument.mid(7)
                                                                  : QString();
        if (languages().contains(value))
            return value;
    }
    return systemLanguage();
}

void useLanguage(const QString &language)
{
    Q_ASSERT(languages().contains(language));
    initialiseResource();
    removeCatalogues();
    qApp->setProperty(languageProperty, language);
    if (language != languages().constFirst()) {
        for (const auto name : catalogueNames)
            installCatalogue(name, language);
    }
}

QString currentLanguage()
{
    const QString language = qApp->property(languageProperty).toString();
    return language.isEmpty() ? languages().constFirst() : language;
}

} // namespace SocketDesk
