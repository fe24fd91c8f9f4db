using Fabstir.Abi;

namespace Fabstir.Ethereum;

/// <summary>The creation code of a contract, as a compiler wrote it: complete, or with places for the addresses of libraries.</summary>
/// <remarks>Immutable, thread-safe.</remarks>
public sealed class Bytecode
{
    private readonly Bytes _code;
    private readonly LibraryPlaceholder[] _placeholders;

    private Bytecode(Bytes code, LibraryPlaceholder[] placeholders)
    {
        _code = code;
        _placeholders = placeholders;
    }

    /// <summary>How many bytes it has. None where a contract is abstract, or an interface.</summary>
    public int Size => _code.Length;

    /// <summary>Whether all libraries have addresses.</summary>
    public bool IsLinked => _placeholders.Length == 0;

    /// <summary>The libraries without address, each once: with their files where the compiler lists them, else as the bytecode has them.</summary>
    public IReadOnlyList<string> UnlinkedLibraries => [.. _placeholders.Select(static place => place.Library).Distinct()];

    /// <summary>Reads bytecode in hexadecimal, with or without 0x, in which places for libraries are <c>__$...$__</c> or, of compilers before 0.5, <c>__Name___</c>.</summary>
    /// <param name="text">The bytecode.</param>
    /// <param name="linkReferences">The names of the places, from the compiler's output. Without them a library is linked by its name with its file.</param>
    /// <exception cref="FormatException">The text is no bytecode; the message says where.</exception>
    public static Bytecode Parse(string text, IReadOnlyList<LinkReference>? linkReferences = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        (Bytes code, LibraryPlaceholder[] placeholders) = BytecodeText.Read(text, linkReferences ?? []);
        return new Bytecode(code, placeholders);
    }

    /// <summary>Bytecode without places for libraries.</summary>
    /// <param name="code">The creation code.</param>
    public static Bytecode Create(Bytes code) => new(code, []);

    /// <summary>Puts the address of a library into all of its places.</summary>
    /// <param name="library">
    /// The library with its file, such as <c>contracts/Lib.sol:MathLib</c>. The name alone will do where the compiler lists the libraries and no
    /// two have it.
    /// </param>
    /// <param name="address">Where the library is.</param>
    /// <returns>New bytecode; this one stays as it is.</returns>
    /// <exception cref="ArgumentException">There is no place for such a library, or the name stands for several.</exception>
    public Bytecode Link(string library, Address address)
    {
        LibraryPlaceholder[] places = Find(library);
        byte[] code = _code.ToArray();
        foreach (LibraryPlaceholder place in places)
        {
            address.AsSpan().CopyTo(code.AsSpan(place.Offset));
        }

        return new Bytecode(Bytes.Create(code), [.. _placeholders.Except(places)]);
    }

    /// <summary>The creation code, ready to be deployed.</summary>
    /// <exception cref="UnlinkedBytecodeException">A library has no address.</exception>
    public Bytes ToBytes() => IsLinked ? _code : throw new UnlinkedBytecodeException(UnlinkedLibraries);

    /// <summary>The size, and the libraries that have no address.</summary>
    public override string ToString() => $"{Size} bytes{(IsLinked ? "" : $", unlinked: {string.Join(", ", UnlinkedLibraries)}")}";

    private LibraryPlaceholder[] Find(string library)
    {
        ArgumentException.ThrowIfNullOrEmpty(library);
        LibraryPlaceholder[] exact = Array.FindAll(_placeholders, place => place.IsOf(library));
        LibraryPlaceholder[] places = exact.Length > 0 ? exact : Array.FindAll(_placeholders, place => place.IsOfBare(library));
        return places.Select(static place => place.Library).Distinct().Count() switch
        {
            1 => places,
            0 => throw new ArgumentException($"The bytecode has no place for library {library}; unlinked are: {string.Join(", ", UnlinkedLibraries)}.", nameof(library)),
            _ => throw new ArgumentException($"Several libraries are called {library}: name its file, too.", nameof(library)),
        };
    }
}
