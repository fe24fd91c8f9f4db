namespace Fabstir.ChainFaults.Clients;

/// <summary>Where journals of killed clients are, until all is over.</summary>
internal sealed class JournalFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("fabstir-chain-faults-");

    public string PathOf(int payer, int number) => Path.Combine(_folder.FullName, FormattableString.Invariant($"{payer}-{number}.journal"));

    public void Dispose() => _folder.Delete(recursive: true);
}
