using Microsoft.Extensions.Logging;

namespace Fabstir;

/// <summary>Where journals are.</summary>
internal static class JournalPlace
{
    /// <summary>The caller's journal; else a file at his path; else a file of the user's for each chain, genesis and account.</summary>
    public static JournalFactory Of(IPaymentJournal? journal, string? path, ILoggerFactory loggers) => book =>
        journal is not null ? (journal, false) : (new FilePaymentJournal(path ?? DefaultPath(book), loggers), true);

    private static string DefaultPath(PaymentRecord.Book book)
    {
        string folder = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create);
        string name = FormattableString.Invariant($"{book.ChainId}-{book.Genesis.ToString()[2..10]}-{book.Account.ToString().ToLowerInvariant()}.journal");
        return folder.Length > 0
            ? Path.Combine(folder, "fabstir", "payments", name)
            : throw new PaymentJournalException(name, "this user has no folder for application data, as in many containers; set JournalPath to a file that is kept");
    }
}
