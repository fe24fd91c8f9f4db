using System.Diagnostics;
using Fabstir.Ethereum;

namespace Fabstir;

/// <summary>Where a client gets the signer of its account from: never a key in an option, where logs and dumps would find it.</summary>
/// <remarks>Holds no key; it is read when the client is made. Its text form says where it comes from. Thread-safe.</remarks>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class SignerSource
{
    private readonly string _description;
    private readonly Func<ISigner> _create;
    private readonly bool _isOwned;

    private SignerSource(string description, Func<ISigner> create, bool isOwned)
    {
        _description = description;
        _create = create;
        _isOwned = isOwned;
    }

    /// <summary>A signer that exists. It is not disposed with the client.</summary>
    /// <param name="signer">Signs: a <see cref="LocalSigner"/>, a wallet, a key service.</param>
    public static SignerSource FromSigner(ISigner signer)
    {
        ArgumentNullException.ThrowIfNull(signer);
        return new SignerSource($"signer of {signer.Address}", () => signer, isOwned: false);
    }

    /// <summary>A signer that is made for each client, and disposed with it where it can be.</summary>
    /// <param name="factory">Makes the signer, without waiting for a network: called once for each client.</param>
    public static SignerSource FromFactory(Func<ISigner> factory)
    {
        ArgumentNullException.ThrowIfNull(factory);
        return new SignerSource("signer factory", factory, isOwned: true);
    }

    /// <summary>A private key in an environment variable: 0x and 64 hexadecimal digits.</summary>
    /// <param name="variable">The name of the variable.</param>
    /// <remarks>Child processes inherit it: a file is the better place.</remarks>
    public static SignerSource FromEnvironment(string variable)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(variable);
        return new SignerSource($"environment variable {variable}", () => KeyText.ReadEnvironment(variable), isOwned: true);
    }

    /// <summary>A private key in a file that only its owner can read (mode 0600): 0x and 64 hexadecimal digits, a line end after them if need be.</summary>
    /// <param name="path">The file.</param>
    /// <remarks>On Windows the mode is not looked at: give the file to its user alone.</remarks>
    public static SignerSource FromFile(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return new SignerSource($"key file {path}", () => KeyText.ReadFile(path), isOwned: true);
    }

    /// <summary>Where the key comes from, and nothing of the key.</summary>
    public override string ToString() => $"SignerSource({_description})";

    /// <summary>Makes the signer.</summary>
    /// <returns>The signer, and what has to be disposed with the client.</returns>
    /// <exception cref="FabstirException">There is no key, or it cannot be used: <see cref="FabstirErrorCode.InvalidSigner"/>.</exception>
    internal (ISigner Signer, IDisposable? Owned) Create()
    {
        ISigner signer = _create() ?? throw new FabstirException(FabstirErrorCode.InvalidSigner, "The signer factory returned null.");
        return (signer, _isOwned ? signer as IDisposable : null);
    }
}
