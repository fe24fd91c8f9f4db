using System.Globalization;
using Fabstir.Codegen.Generators.Model;
using Fabstir.Codegen.Generators.Naming;

namespace Fabstir.Codegen.Generators.Parsing.Signatures;

/// <summary>Reads declarations. One that cannot be understood is reported and left out, and reading goes on at the next line.</summary>
internal sealed class SignatureParser(List<Token> tokens, List<AbiDiagnostic> diagnostics)
{
    private const int MaxDepth = 64;

    private static readonly HashSet<string> Keywords = new(
        ["function", "event", "error", "constructor", "receive", "fallback", "struct", "enum", "type"], StringComparer.Ordinal);

    private static readonly HashSet<string> Locations = new(["memory", "calldata", "storage", "payable"], StringComparer.Ordinal);
    private static readonly HashSet<string> Ignored = new(["external", "public", "internal", "private", "virtual", "override"], StringComparer.Ordinal);

    private readonly Declarations _found = new();
    private int _position;
    private int _depth;

    private Token Current => tokens[_position];

    private bool StartsDeclaration => Current.StartsLine && Keywords.Contains(Current.Text);

    public Declarations Read()
    {
        while (!Current.IsEnd)
        {
            try
            {
                ReadDeclaration();
            }
            catch (SignatureFormatException e)
            {
                diagnostics.Add(new AbiDiagnostic(RuleIds.MalformedEntry, e.Range, e.Message));
                SkipLine();
            }
        }

        return _found;
    }

    private void ReadDeclaration()
    {
        _depth = 0;
        Token keyword = Take();
        switch (keyword.Text)
        {
            case "function" or "event" or "error":
                Token name = TakeName($"The name of the {keyword.Text} is expected");
                if (!Identifiers.IsIdentifier(name.Text))
                {
                    throw new SignatureFormatException($"{name.Text} is no name of a declaration", name.Range);
                }

                ReadEntry(keyword, name.Text, name.Range);
                break;
            case "constructor" or "receive" or "fallback":
                ReadEntry(keyword, "", keyword.Range);
                break;
            case "struct":
                ReadStruct();
                break;
            case "enum":
                ReadEnum();
                break;
            case "type":
                ReadValueType();
                break;
            case ";":
                break;
            default:
                throw new SignatureFormatException(
                    $"A declaration begins with function, event, error, constructor, receive, fallback, struct, enum or type, and not with \"{keyword.Text}\"", keyword.Range);
        }
    }

    private void ReadEntry(Token keyword, string name, TextRange range)
    {
        AbiEntryKind kind = keyword.Text switch
        {
            "function" => AbiEntryKind.Function,
            "event" => AbiEntryKind.Event,
            "error" => AbiEntryKind.Error,
            "constructor" => AbiEntryKind.Constructor,
            "receive" => AbiEntryKind.Receive,
            _ => AbiEntryKind.Fallback,
        };
        Expect("(");
        List<ParameterDeclaration> inputs = ReadParameters(allowsIndexed: kind == AbiEntryKind.Event);
        List<ParameterDeclaration> outputs = [];
        Mutability mutability = kind == AbiEntryKind.Receive ? Mutability.Payable : Mutability.NonPayable;
        bool isAnonymous = false;
        while (!Current.IsEnd && Current.Text != ";" && !StartsDeclaration)
        {
            Token modifier = Take();
            switch (modifier.Text)
            {
                case "returns":
                    Expect("(");
                    outputs = ReadParameters(allowsIndexed: false);
                    break;
                case "pure":
                    mutability = Mutability.Pure;
                    break;
                case "view" or "constant":
                    mutability = Mutability.View;
                    break;
                case "payable":
                    mutability = Mutability.Payable;
                    break;
                case "nonpayable":
                    break;
                case "anonymous" when kind == AbiEntryKind.Event:
                    isAnonymous = true;
                    break;
                default:
                    if (!Ignored.Contains(modifier.Text))
                    {
                        throw new SignatureFormatException($"\"{modifier.Text}\" is no modifier of a {keyword.Text}", modifier.Range);
                    }

                    break;
            }
        }

        bool isCall = kind is AbiEntryKind.Receive or AbiEntryKind.Fallback;
        _found.Entries.Add(new EntryDeclaration(kind, name, range, isCall ? [] : inputs, isCall ? [] : outputs, mutability, isAnonymous));
    }

    private void ReadStruct()
    {
        Token name = TakeName("The name of the struct is expected");
        List<ParameterDeclaration> fields = [];
        Expect("{");
        while (!TryTake("}"))
        {
            fields.Add(ReadParameter(allowsIndexed: false));
            Expect(";");
        }

        Declare(new TypeDeclaration(name, fields, Members: null, Underlying: default));
    }

    private void ReadEnum()
    {
        Token name = TakeName("The name of the enum is expected");
        List<Token> members = [];
        Expect("{");
        while (!TryTake("}"))
        {
            members.Add(TakeName("The name of a member is expected"));
            if (Current.Text != "}")
            {
                Expect(",");
            }
        }

        Declare(new TypeDeclaration(name, Fields: null, members, Underlying: default));
    }

    private void ReadValueType()
    {
        Token name = TakeName("The name of the type is expected");
        Expect("is");
        Declare(new TypeDeclaration(name, Fields: null, Members: null, TakeName("The underlying type is expected")));
    }

    private void Declare(TypeDeclaration type)
    {
        if (!_found.Types.TryAdd(type.Name.Text, type))
        {
            throw new SignatureFormatException($"{type.Name.Text} is declared twice", type.Name.Range);
        }
    }

    private List<ParameterDeclaration> ReadParameters(bool allowsIndexed)
    {
        if (++_depth > MaxDepth)
        {
            throw new SignatureFormatException($"Tuples are nested deeper than {MaxDepth} levels", Current.Range);
        }

        List<ParameterDeclaration> parameters = [];
        if (!TryTake(")"))
        {
            do
            {
                parameters.Add(ReadParameter(allowsIndexed));
            }
            while (TryTake(","));

            Expect(")");
        }

        _depth--;
        return parameters;
    }

    private ParameterDeclaration ReadParameter(bool allowsIndexed)
    {
        Token type = Current;
        List<ParameterDeclaration>? components;
        if (TryTake("("))
        {
            components = ReadParameters(allowsIndexed: false);
        }
        else
        {
            type = TakeName("A type is expected");
            components = type.Text == "tuple" && TryTake("(") ? ReadParameters(allowsIndexed: false) : null;
        }

        List<int?> dimensions = ReadDimensions();
        bool isIndexed = false;
        while (Locations.Contains(Current.Text) || (allowsIndexed && Current.Text == "indexed"))
        {
            isIndexed |= Take().Text == "indexed";
        }

        Token name = Current.IsWord ? Take() : default;
        return new ParameterDeclaration(type, components, dimensions, name.Text is null ? new Token("", type.Range, StartsLine: false) : name, isIndexed);
    }

    private List<int?> ReadDimensions()
    {
        List<int?> dimensions = [];
        while (TryTake("["))
        {
            if (TryTake("]"))
            {
                dimensions.Add(null);
                continue;
            }

            Token length = Take();
            if (!int.TryParse(length.Text, NumberStyles.None, CultureInfo.InvariantCulture, out int number))
            {
                throw new SignatureFormatException($"\"{length.Text}\" is no length of an array: it is a number up to {int.MaxValue}, or left out", length.Range);
            }

            dimensions.Add(number);
            Expect("]");
        }

        return dimensions;
    }

    private Token Take()
    {
        Token token = Current;
        _position += token.IsEnd ? 0 : 1;
        return token;
    }

    private Token TakeName(string expectation) => Current.IsWord && !StartsDeclaration ? Take() : throw Unexpected(expectation);

    private bool TryTake(string text)
    {
        bool isThere = Current.Text == text;
        _position += isThere ? 1 : 0;
        return isThere;
    }

    private void Expect(string text)
    {
        if (!TryTake(text))
        {
            throw Unexpected($"\"{text}\" is expected");
        }
    }

    private SignatureFormatException Unexpected(string expectation) =>
        new(Current.IsEnd ? $"The file ends: {Lower(expectation)}" : $"{expectation}, and not \"{Current.Text}\"", Current.Range);

    private static string Lower(string sentence) => char.ToLowerInvariant(sentence[0]) + sentence.Substring(1);

    private void SkipLine()
    {
        while (!Current.IsEnd && !Current.StartsLine)
        {
            _position++;
        }
    }
}
