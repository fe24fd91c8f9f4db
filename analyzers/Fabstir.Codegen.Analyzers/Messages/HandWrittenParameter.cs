using System.Collections.Immutable;
using Fabstir.Codegen.Analyzers.Signatures;

namespace Fabstir.Codegen.Analyzers.Messages;

/// <summary>A property with Nethereum's attribute.</summary>
/// <param name="Abi">The parameter of the ABI that it describes.</param>
/// <param name="Order">Its place, as it is written.</param>
/// <param name="Attribute">The attribute; null when it is not in source.</param>
internal sealed record HandWrittenParameter(AbiParameter Abi, int Order, SyntaxReference? Attribute)
{
    private const int MostNested = 8;

    /// <summary>The parameters of a class and of those that it derives from, in their order.</summary>
    public static ImmutableArray<HandWrittenParameter> Of(ITypeSymbol type) => Of(type, 0);

    private static ImmutableArray<HandWrittenParameter> Of(ITypeSymbol type, int depth)
    {
        List<HandWrittenParameter> parameters = [];
        for (ITypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            foreach (ISymbol member in current.GetMembers())
            {
                if (member is IPropertySymbol property && Of(property, depth) is { } parameter)
                {
                    parameters.Add(parameter);
                }
            }
        }

        return [.. System.Linq.Enumerable.OrderBy(parameters, static parameter => parameter.Order)];
    }

    private static HandWrittenParameter? Of(IPropertySymbol property, int depth)
    {
        foreach (AttributeData attribute in property.GetAttributes())
        {
            if (attribute.AttributeClass is not { Name: "ParameterAttribute" } kind
                || !NethereumAttributes.Contains(kind)
                || attribute.AttributeConstructor is not { } constructor
                || attribute.ConstructorArguments is not [{ Value: string type }, ..])
            {
                continue;
            }

            string name = "";
            int order = 1;
            bool indexed = false;
            for (int i = 1; i < constructor.Parameters.Length; i++)
            {
                switch (constructor.Parameters[i].Name, attribute.ConstructorArguments[i].Value)
                {
                    case ("name", string text):
                        name = text;
                        break;
                    case ("order", int number):
                        order = number;
                        break;
                    case ("indexed", bool flag):
                        indexed = flag;
                        break;
                }
            }

            return new HandWrittenParameter(new AbiParameter(TypeOf(type, property.Type, depth), name, indexed), order, attribute.ApplicationSyntaxReference);
        }

        return null;
    }

    // A tuple is hashed as the types in it, which are those of the property's class.
    private static string TypeOf(string type, ITypeSymbol property, int depth)
    {
        if (!type.StartsWith("tuple", StringComparison.Ordinal) || depth == MostNested)
        {
            return AbiParameter.Canonical(type);
        }

        ITypeSymbol element = property switch
        {
            IArrayTypeSymbol array => array.ElementType,
            INamedTypeSymbol { TypeArguments: [{ } argument] } => argument,
            _ => property,
        };
        return "(" + string.Join(",", System.Linq.Enumerable.Select(Of(element, depth + 1), static parameter => parameter.Abi.Type)) + ")" + type.Substring("tuple".Length);
    }
}
