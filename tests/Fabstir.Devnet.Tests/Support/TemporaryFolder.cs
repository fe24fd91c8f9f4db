namespace Fabstir.Development.Tests.Support;

internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("fabstir-devnet-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
