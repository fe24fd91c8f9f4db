using Fabstir.Ethereum;

namespace Fabstir.Host.Tests.Support;

/// <summary>Accounts of tests, with keys that everybody knows.</summary>
internal static class Keys
{
    public static LocalSigner Host { get; } = LocalSigner.FromHex($"0x{new string('1', 64)}");

    public static LocalSigner Client { get; } = LocalSigner.FromHex($"0x{new string('2', 64)}");

    public static LocalSigner Other { get; } = LocalSigner.FromHex($"0x{new string('3', 64)}");
}
