using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Fabstir.Codegen.Analyzers.Signatures;

namespace Fabstir.Codegen.Analyzers;

/// <summary>The types of ours that a compilation sees. One for all rules; each type is looked up when a rule first asks for it.</summary>
internal sealed class KnownSymbols
{
    // Goes with its compilation.
    private static readonly ConditionalWeakTable<Compilation, Entry> Compilations = new();

    private readonly ConcurrentDictionary<INamedTypeSymbol, MessageType?> _messages = new(SymbolEqualityComparer.Default);
    private readonly Lazy<INamedTypeSymbol?> _uint256;
    private readonly Lazy<INamedTypeSymbol?> _bytes32;
    private readonly Lazy<INamedTypeSymbol?> _bytes4;
    private readonly Lazy<INamedTypeSymbol?> _localSigner;
    private readonly Lazy<INamedTypeSymbol?> _cancellationToken;
    private readonly Lazy<INamedTypeSymbol?> _abiOf;
    private readonly Lazy<INamedTypeSymbol?> _asyncDisposable;
    private readonly Lazy<INamedTypeSymbol?> _sessionConfig;
    private readonly Lazy<bool> _usesNethereum;

    private KnownSymbols(Compilation compilation, INamedTypeSymbol address)
    {
        Compilation = compilation;
        Address = address;
        _uint256 = new(() => compilation.GetTypeByMetadataName("Fabstir.Abi.UInt256"));
        _bytes32 = new(() => compilation.GetTypeByMetadataName("Fabstir.Abi.Bytes32"));
        _bytes4 = new(() => compilation.GetTypeByMetadataName("Fabstir.Abi.Bytes4"));
        _localSigner = new(() => compilation.GetTypeByMetadataName("Fabstir.Ethereum.LocalSigner"));
        _cancellationToken = new(() => compilation.GetTypeByMetadataName("System.Threading.CancellationToken"));
        _abiOf = new(() => compilation.GetTypeByMetadataName("Fabstir.Abi.AbiOfAttribute"));
        _asyncDisposable = new(() => compilation.GetTypeByMetadataName("System.IAsyncDisposable"));
        _sessionConfig = new(() => compilation.GetTypeByMetadataName("Fabstir.SessionConfig"));
        _usesNethereum = new(() => compilation.GetTypeByMetadataName("Nethereum.ABI.FunctionEncoding.Attributes.FunctionAttribute") is not null);
    }

    public Compilation Compilation { get; }

    public INamedTypeSymbol Address { get; }

    public INamedTypeSymbol? UInt256 => _uint256.Value;

    public INamedTypeSymbol? Bytes32 => _bytes32.Value;

    public INamedTypeSymbol? Bytes4 => _bytes4.Value;

    public INamedTypeSymbol? LocalSigner => _localSigner.Value;

    public INamedTypeSymbol? CancellationToken => _cancellationToken.Value;

    /// <summary>The attribute that binds types to entries.</summary>
    public INamedTypeSymbol? AbiOf => _abiOf.Value;

    public INamedTypeSymbol? AsyncDisposable => _asyncDisposable.Value;

    /// <summary>What the SDK's sessions are opened with; null where the SDK is not referenced.</summary>
    public INamedTypeSymbol? SessionConfig => _sessionConfig.Value;

    /// <summary>Whether messages may be written by hand, with Nethereum's attributes.</summary>
    public bool UsesNethereum => _usesNethereum.Value;

    /// <summary>The symbols, or null when the compilation does not reference us.</summary>
    public static KnownSymbols? Of(Compilation compilation) => Compilations.GetValue(compilation, static compilation => new Entry(compilation)).Symbols;

    /// <summary>What a type says about its entry of an ABI; null when it is no generated message, event or error.</summary>
    public MessageType? MessageOf(ITypeSymbol? type) => type is INamedTypeSymbol { TypeKind: TypeKind.Class, ContainingType: not null } named
        ? _messages.GetOrAdd(named, MessageType.Of)
        : null;

    public static bool Is(ITypeSymbol? type, INamedTypeSymbol? known) => known is not null && SymbolEqualityComparer.Default.Equals(type, known);

    private sealed class Entry(Compilation compilation)
    {
        public KnownSymbols? Symbols { get; } = compilation.GetTypeByMetadataName("Fabstir.Abi.Address") is { } address ? new KnownSymbols(compilation, address) : null;
    }
}
