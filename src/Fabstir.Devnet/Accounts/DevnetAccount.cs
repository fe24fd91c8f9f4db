using Fabstir.Abi;
using Fabstir.Ethereum;

namespace Fabstir.Development;

/// <summary>An account of the local chain, funded with ether. Its key is public: everybody knows it.</summary>
public sealed class DevnetAccount
{
    private readonly string _key;

    internal DevnetAccount(string address, string key)
    {
        Address = Address.Parse(address);
        _key = key;
    }

    /// <summary>The account.</summary>
    public Address Address { get; }

    /// <summary>A signer with the account's key. Dispose it when it is no longer needed.</summary>
    public LocalSigner CreateSigner() => LocalSigner.FromHex(_key);

    /// <summary>The address.</summary>
    public override string ToString() => Address.ToString();
}
