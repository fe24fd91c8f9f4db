namespace Fabstir.StreamTestbed.Serving;

/// <summary>Keys of the local chain that other processes need. Everybody knows them: anvil prints them.</summary>
internal static class DevnetKeys
{
    /// <summary>Of <c>Devnet.Accounts.Host</c>.</summary>
    public const string Host = "0x5de4111afa1a4b94908f83103eb1f1706367c2e68ca870fc3fb9a804cdab365a";
}
