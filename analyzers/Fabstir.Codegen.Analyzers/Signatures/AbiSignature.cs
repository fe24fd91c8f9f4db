using System.Collections.Immutable;
using System.Text;

namespace Fabstir.Codegen.Analyzers.Signatures;

/// <summary>An entry of an ABI as text: <c>transfer(address to,uint256 value)</c>, with or without names.</summary>
internal sealed class AbiSignature
{
    private readonly Lazy<string> _hash;

    private AbiSignature(string name, ImmutableArray<AbiParameter> parameters)
    {
        Name = name;
        Parameters = parameters;
        Canonical = name + "(" + string.Join(",", TypesOf(parameters)) + ")";
        _hash = new(() => HashOf(Canonical));
    }

    public string Name { get; }

    public ImmutableArray<AbiParameter> Parameters { get; }

    /// <summary>The name and the types, as they are hashed.</summary>
    public string Canonical { get; }

    /// <summary>The topic0 of an event: 0x and 64 lower-case digits.</summary>
    public string Topic => _hash.Value;

    /// <summary>The selector of a function or error: 0x and 8 lower-case digits.</summary>
    public string Selector => _hash.Value.Substring(0, 10);

    /// <summary>Reads an entry; null when the text is none.</summary>
    public static AbiSignature? Parse(string text)
    {
        int open = text.IndexOf('(');
        if (open <= 0 || !IsIdentifier(text, open))
        {
            return null;
        }

        ImmutableArray<AbiParameter>.Builder parameters = ImmutableArray.CreateBuilder<AbiParameter>();
        int start = open + 1;
        int depth = 0;
        for (int i = start; i < text.Length; i++)
        {
            char c = text[i];
            if (depth > 0 || c is not (',' or ')'))
            {
                depth += c == '(' ? 1 : c == ')' ? -1 : 0;
                continue;
            }

            string part = text.Substring(start, i - start).Trim();
            if (part.Length == 0)
            {
                return c == ')' && parameters.Count == 0 ? new AbiSignature(text.Substring(0, open), []) : null;
            }

            if (AbiParameter.Parse(part) is not { } parameter)
            {
                return null;
            }

            parameters.Add(parameter);
            start = i + 1;
            if (c == ')')
            {
                return new AbiSignature(text.Substring(0, open), parameters.ToImmutable());
            }
        }

        return null;
    }

    /// <summary>The entry that hand-written attributes describe.</summary>
    public static AbiSignature Of(string name, ImmutableArray<AbiParameter> parameters) => new(name, parameters);

    public static string HashOf(string text)
    {
        Span<byte> hash = stackalloc byte[Keccak.HashSize];
        Keccak.Hash256(Encoding.UTF8.GetBytes(text), hash);
        Span<char> digits = stackalloc char[2 * Keccak.HashSize];
        Hex.Encode(hash, digits);
        return "0x" + digits.ToString();
    }

    private static bool IsIdentifier(string text, int length)
    {
        for (int i = 0; i < length; i++)
        {
            if (!(char.IsLetter(text[i]) || text[i] is '_' or '$' || (i > 0 && char.IsDigit(text[i]))))
            {
                return false;
            }
        }

        return true;
    }

    private static IEnumerable<string> TypesOf(ImmutableArray<AbiParameter> parameters)
    {
        foreach (AbiParameter parameter in parameters)
        {
            yield return parameter.Type;
        }
    }
}
